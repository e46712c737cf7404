import io.github.clerk4j.ClerkClient
import io.github.clerk4j.auth.ClerkRequest
import io.github.clerk4j.auth.RequestAuthenticator
import io.github.clerk4j.testing.FakeClerk
import java.net.URI

fun main() {
    FakeClerk.start().use { fake ->
        ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build().use { clerk ->
            val authenticator = RequestAuthenticator.builder(clerk).build()
            val token = fake.sessionToken(fake.addUser("ada@example.com")).sign()

            val headers = mapOf("Authorization" to listOf("Bearer $token"))
            val request = ClerkRequest.of("GET", URI("http://localhost/"), headers)
            val auth = authenticator.authenticateRequest(request).toAuth().protect()
            println("Hello ${clerk.users().getUser(auth.userId()).primaryEmailAddress()?.emailAddress}")
        }
    }
}
