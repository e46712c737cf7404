package io.github.clerk4j.example.recipes

import io.github.clerk4j.auth.Auth
import io.github.clerk4j.auth.ClerkRequest
import io.github.clerk4j.auth.ProtectException
import io.github.clerk4j.auth.RequestAuthenticator
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.application.ApplicationCall
import io.ktor.server.application.ApplicationCallPipeline
import io.ktor.server.application.call
import io.ktor.server.plugins.origin
import io.ktor.server.request.httpMethod
import io.ktor.server.request.uri
import io.ktor.server.response.respondText
import io.ktor.util.AttributeKey
import kotlinx.coroutines.future.await

private val AUTH = AttributeKey<Auth>("clerk")

/** The caller of a request. */
val ApplicationCall.auth: Auth get() = attributes[AUTH]

/** Ktor: `clerk(authenticator)` in a module, and `call.auth` in a route. No thread is blocked. */
fun Application.clerk(authenticator: RequestAuthenticator) =
    intercept(ApplicationCallPipeline.Plugins) {
        val request = call.request
        val url = "${request.origin.scheme}://${request.headers["Host"]}${request.uri}"
        val read = ClerkRequest.of(request.httpMethod.value, url, request.headers.names(), request.headers::getAll)
        try {
            val state = authenticator.authenticateRequestAsync(read).await()
            call.attributes.put(AUTH, state.proceed())
            state.forEachHeader { name, line -> call.response.headers.append(name, line) }
            proceed()
        } catch (e: ProtectException) {
            e.response().forEachHeader { name, line -> call.response.headers.append(name, line, safeOnly = false) }
            call.respondText(e.response().body(), status = HttpStatusCode.fromValue(e.status()))
            finish()
        }
    }
