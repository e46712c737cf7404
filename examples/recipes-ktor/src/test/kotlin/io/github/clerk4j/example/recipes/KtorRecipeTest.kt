package io.github.clerk4j.example.recipes

import io.github.clerk4j.auth.RequestAuthenticator
import io.github.clerk4j.scenarios.RecipeScenarios
import io.github.clerk4j.scenarios.StartedApplication
import io.ktor.server.cio.CIO
import io.ktor.server.engine.embeddedServer
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import kotlinx.coroutines.runBlocking

class KtorRecipeTest : RecipeScenarios() {
    override fun start(authenticator: RequestAuthenticator): StartedApplication {
        val server =
            embeddedServer(CIO, port = 0, host = "127.0.0.1") {
                clerk(authenticator)
                routing {
                    get("/hello") { call.respondText("Hello ${call.auth.protect().userId()}") }
                }
            }.start()
        val port = runBlocking { server.engine.resolvedConnectors().first().port }
        return listening(port) { server.stop(0, 0) }
    }
}
