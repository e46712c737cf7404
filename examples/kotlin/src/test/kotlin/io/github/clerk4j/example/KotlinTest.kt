package io.github.clerk4j.example

import io.github.clerk4j.ClerkClient
import io.github.clerk4j.NotFoundException
import io.github.clerk4j.auth.Auth
import io.github.clerk4j.auth.ClerkRequest
import io.github.clerk4j.auth.InvalidTokenAuth
import io.github.clerk4j.auth.MachineAuth
import io.github.clerk4j.auth.RequestAuthenticator
import io.github.clerk4j.auth.Requirement.role
import io.github.clerk4j.auth.SessionAuth
import io.github.clerk4j.auth.SignedOutAuth
import io.github.clerk4j.auth.UnauthenticatedMachineAuth
import io.github.clerk4j.model.User
import io.github.clerk4j.model.WebhookEvent
import io.github.clerk4j.testing.FakeClerk
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import java.net.URI

/** clerk4j as Kotlin sees it. Warnings are errors, so that a wrong nullability does not compile. */
class KotlinTest {
    enum class Tier { FREE, GOLD }

    @JvmRecord
    data class Plan(val tier: Tier?, val seats: Int)

    private val fake = FakeClerk.start()
    private val clerk = ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()

    @AfterEach
    fun stop() {
        clerk.close()
        fake.close()
    }

    @Test
    fun membersAreNullableWhereClerkSendsNull() {
        val user: User = clerk.users().getUser(fake.addUser("ada@example.com").id())
        val id: String = user.id
        val firstName: String? = user.firstName
        val email: String? = user.primaryEmailAddress()?.emailAddress
        assertThat(id).startsWith("user_")
        assertThat(firstName?.length).isNull()
        assertThat(email).isEqualTo("ada@example.com")
    }

    @Test
    fun lambdasSetFieldsAndNullClearsThem() {
        val user = fake.addUser("ada@example.com")
        clerk.users().updateUser(user.id) { it.firstName("Ada").lastName("Lovelace") }
        val updated = clerk.users().updateUser(user.id) { it.lastName(null) }
        assertThat(updated.fullName()).isEqualTo("Ada")
    }

    @Test
    fun oneKeyOfMetadataIsSetOrRemoved() {
        val user = fake.addUser("ada@example.com")
        clerk.users().updateUserMetadata(user.id) {
            it.publicMetadata("tier", Tier.GOLD).publicMetadata("seats", 5).publicMetadata("trial", true)
        }
        clerk.users().updateUserMetadata(user.id) { it.publicMetadata("trial", null) }
        clerk.users().updateUserMetadata(user.id) { it.publicMetadata(mapOf("seats" to 6, "trial" to null)) }
        val metadata = clerk.users().getUser(user.id).publicMetadata
        assertThat(metadata).containsEntry("tier", "GOLD").containsEntry("seats", 6L).doesNotContainKey("trial")
        assertThat(clerk.users().getUser(user.id).publicMetadata(Plan::class.java)).isEqualTo(Plan(Tier.GOLD, 6))
    }

    @Test
    fun allPagesAreASequence() {
        repeat(12) { fake.addUser("user$it@example.com") }
        val emails = clerk.users().getUserList().all().asSequence().mapNotNull { it.primaryEmailAddress() }
        assertThat(emails.count()).isEqualTo(12)
    }

    @Test
    fun errorsAreExceptions() {
        assertThatThrownBy { clerk.users().getUser("user_none") }.isInstanceOf(NotFoundException::class.java)
    }

    @Test
    fun whenCoversEveryKindOfCaller() {
        val authenticator =
            RequestAuthenticator.builder(clerk).authorizedParties("https://app.example.com").build()
        val request = ClerkRequest.of("GET", URI("https://app.example.com/"), mapOf())
        val auth = authenticator.authenticateRequest(request).toAuth()
        assertThat(greeting(auth)).isEqualTo("Please sign in")
        assertThat(auth.has(role("org:admin"))).isFalse()
    }

    private fun greeting(auth: Auth): String =
        when (auth) {
            is SessionAuth -> "Hello, ${auth.userId()}"
            is MachineAuth -> "Hello, machine ${auth.subject()}"
            is SignedOutAuth, is UnauthenticatedMachineAuth, is InvalidTokenAuth -> "Please sign in"
        }

    @Test
    fun whenTellsEventsApart() {
        fun line(event: WebhookEvent): String =
            when (event) {
                is WebhookEvent.UserCreated -> "created ${event.data.id}"
                is WebhookEvent.UserDeleted -> "deleted ${event.data.id}"
                else -> "ignored ${event.type()}"
            }
        assertThat(::line).isNotNull()
    }
}
