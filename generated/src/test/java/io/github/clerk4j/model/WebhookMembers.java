package io.github.clerk4j.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Typical reads of the data of webhook events, and their positions in the JSON. */
final class WebhookMembers {
  private WebhookMembers() {}

  /** By the kind of data: members by their place in the JSON, and how a program gets at them. */
  static final Map<Class<?>, Map<String, Function<Object, @Nullable Object>>> MAIN =
      Map.ofEntries(
          family(
              User.class,
              Map.of(
                  "id",
                  User::id,
                  "external_id",
                  User::externalId,
                  "email_addresses.0.email_address",
                  u -> u.emailAddresses().get(0).emailAddress(),
                  "banned",
                  User::banned,
                  "created_at",
                  User::createdAt,
                  "private_metadata",
                  User::privateMetadata)),
          family(
              DeletedObject.class,
              Map.of(
                  "id",
                  DeletedObject::id,
                  "object",
                  DeletedObject::object,
                  "deleted",
                  DeletedObject::deleted,
                  "slug",
                  DeletedObject::slug,
                  "external_id",
                  DeletedObject::externalId)),
          family(
              Email.class,
              Map.of(
                  "id",
                  Email::id,
                  "subject",
                  Email::subject,
                  "body_plain",
                  Email::bodyPlain,
                  "delivered_by_clerk",
                  Email::deliveredByClerk,
                  "data.otp_code",
                  e -> e.data().get("otp_code"))),
          family(
              SmsMessage.class,
              Map.of(
                  "id",
                  SmsMessage::id,
                  "to_phone_number",
                  SmsMessage::toPhoneNumber,
                  "message",
                  SmsMessage::message,
                  "created_at",
                  SmsMessage::createdAt)),
          family(
              SessionEventData.class,
              Map.of(
                  "id",
                  SessionEventData::id,
                  "status",
                  SessionEventData::status,
                  "expire_at",
                  SessionEventData::expireAt,
                  "abandon_at",
                  SessionEventData::abandonAt,
                  "user.id",
                  s -> s.user() == null ? null : s.user().id(),
                  "tasks.0.key",
                  s -> s.tasks().isEmpty() ? null : s.tasks().get(0).key(),
                  "actor.sub",
                  s -> s.actor().get("sub"))),
          family(
              Organization.class,
              Map.of(
                  "id",
                  Organization::id,
                  "slug",
                  Organization::slug,
                  "members_count",
                  Organization::membersCount,
                  "updated_at",
                  Organization::updatedAt)),
          family(
              OrganizationDomain.class,
              Map.of(
                  "id",
                  OrganizationDomain::id,
                  "name",
                  OrganizationDomain::name,
                  "enrollment_mode",
                  OrganizationDomain::enrollmentMode,
                  "affiliation_verification.verified_at",
                  d ->
                      d.affiliationVerification() == null
                          ? null
                          : d.affiliationVerification().verifiedAt())),
          family(
              OrganizationInvitationEventData.class,
              Map.of(
                  "id",
                  OrganizationInvitationEventData::id,
                  "email_address",
                  OrganizationInvitationEventData::emailAddress,
                  "status",
                  OrganizationInvitationEventData::status,
                  "url",
                  OrganizationInvitationEventData::url,
                  "expires_at",
                  OrganizationInvitationEventData::expiresAt)),
          family(
              OrganizationInvitationAcceptedEventData.class,
              Map.of(
                  "id",
                  OrganizationInvitationAcceptedEventData::id,
                  "user_id",
                  OrganizationInvitationAcceptedEventData::userId,
                  "role",
                  OrganizationInvitationAcceptedEventData::role,
                  "data.public_organization_data.name",
                  i -> requireNonNull(requireNonNull(i.data()).publicOrganizationData()).name())),
          family(
              OrganizationMembership.class,
              Map.of(
                  "id",
                  OrganizationMembership::id,
                  "role",
                  OrganizationMembership::role,
                  "permissions",
                  OrganizationMembership::permissions,
                  "organization.id",
                  m -> m.organization().id(),
                  "public_user_data.user_id",
                  m -> requireNonNull(m.publicUserData()).userId())),
          family(
              OrganizationPermission.class,
              Map.of(
                  "id",
                  OrganizationPermission::id,
                  "key",
                  OrganizationPermission::key,
                  "type",
                  OrganizationPermission::type)),
          family(
              OrganizationRole.class,
              Map.of(
                  "id",
                  OrganizationRole::id,
                  "key",
                  OrganizationRole::key,
                  "is_creator_eligible",
                  OrganizationRole::isCreatorEligible,
                  "permissions.0.key",
                  r -> r.permissions().get(0).key())),
          family(
              WaitlistEntry.class,
              Map.of(
                  "id",
                  WaitlistEntry::id,
                  "email_address",
                  WaitlistEntry::emailAddress,
                  "status",
                  WaitlistEntry::status,
                  "invitation.expires_at",
                  w -> w.invitation() == null ? null : w.invitation().expiresAt())),
          family(
              BillingSubscriptionEventData.class,
              Map.of(
                  "id",
                  BillingSubscriptionEventData::id,
                  "status",
                  BillingSubscriptionEventData::status,
                  "past_due_at",
                  BillingSubscriptionEventData::pastDueAt,
                  "payer.email",
                  s -> s.payer().email(),
                  "items.0.plan.slug",
                  s -> requireNonNull(s.items().get(0).plan()).slug(),
                  "items.0.period_start",
                  s -> s.items().get(0).periodStart())),
          family(
              BillingSubscriptionItemEventData.class,
              Map.of(
                  "id",
                  BillingSubscriptionItemEventData::id,
                  "status",
                  BillingSubscriptionItemEventData::status,
                  "is_free_trial",
                  BillingSubscriptionItemEventData::isFreeTrial,
                  "period_end",
                  BillingSubscriptionItemEventData::periodEnd,
                  "plan.amount",
                  i -> requireNonNull(i.plan()).amount(),
                  "payer.user_id",
                  i -> requireNonNull(i.payer()).userId())),
          family(
              BillingPaymentAttemptEventData.class,
              Map.of(
                  "id",
                  BillingPaymentAttemptEventData::id,
                  "status",
                  BillingPaymentAttemptEventData::status,
                  "failed_at",
                  BillingPaymentAttemptEventData::failedAt,
                  "failed_reason.code",
                  a -> a.failedReason() == null ? null : a.failedReason().code(),
                  "totals.grand_total.amount",
                  a -> a.totals().grandTotal().amount(),
                  "payment_source.last4",
                  a -> a.paymentSource().last4(),
                  "subscription_items.0.id",
                  a -> a.subscriptionItems().get(0).id())));

  @SuppressWarnings("unchecked") // the class is the key by which the functions are found
  private static <T> Map.Entry<Class<?>, Map<String, Function<Object, @Nullable Object>>> family(
      Class<T> model, Map<String, Function<T, @Nullable Object>> members) {
    return Map.entry(model, (Map<String, Function<Object, @Nullable Object>>) (Map<?, ?>) members);
  }

  /** Returns the value in the form of {@link Trees}. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Instant time) {
      return plain(time.toEpochMilli());
    } else if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros();
    } else if (value instanceof OpenEnum text) {
      return text.value();
    }
    return value instanceof Map ? Trees.parse(Json.write(value)) : value;
  }

  /** Returns the value at a position such as {@code items.0.id}, or null. */
  static @Nullable Object at(@Nullable Object tree, String path) {
    Object found = tree;
    for (String name : path.split("\\.", -1)) {
      if (found instanceof List<?> items) {
        int index = Integer.parseInt(name);
        found = index < items.size() ? items.get(index) : null;
      } else {
        found = found instanceof Map<?, ?> members ? members.get(name) : null;
      }
    }
    return found;
  }
}
