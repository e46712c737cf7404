package io.github.clerk4j.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The responses of the local Clerk. */
final class Responses {
  private Responses() {}

  /** A user of 2.3 KB: one email address, one phone number, one Google account, some metadata. */
  static String user(String id) {
    return
"""
{"id":"%s","object":"user","username":"ada.lovelace","first_name":"Ada","last_name":"Lovelace","locale":"en-GB",\
"image_url":"https://img.clerk.com/eyJ0eXBlIjoicHJveHkiLCJzcmMiOiJodHRwczovL2ltYWdlcy5jbGVyay5kZXYvb2F1dGhfZ29vZ2xlL2ltZ18yZjNLcHhRYTlUd0xtWm9SIn0",\
"has_image":true,"primary_email_address_id":"idn_2f3KpxQa9TwLmZoRb7Yc","primary_phone_number_id":"idn_2f3KpyRb0UxMnApSc8Zd",\
"primary_web3_wallet_id":null,"password_enabled":true,"two_factor_enabled":false,"totp_enabled":false,"backup_code_enabled":false,\
"email_addresses":[{"id":"idn_2f3KpxQa9TwLmZoRb7Yc","object":"email_address","email_address":"ada.lovelace@example.com","reserved":false,\
"verification":{"object":"verification_otp","status":"verified","strategy":"email_code","attempts":1,"expire_at":1764000600000},\
"linked_to":[{"type":"oauth_google","id":"idn_2f3KpzSc1VyNoBqTd9Ae"}],"matches_sso_connection":false,"created_at":1763999900000,"updated_at":1764000000000}],\
"phone_numbers":[{"id":"idn_2f3KpyRb0UxMnApSc8Zd","object":"phone_number","phone_number":"+15555550100","reserved_for_second_factor":false,\
"default_second_factor":false,"reserved":false,"verification":{"object":"verification_otp","status":"verified","strategy":"phone_code","attempts":1,"expire_at":1764000600000},\
"linked_to":[],"backup_codes":null,"created_at":1763999900000,"updated_at":1764000000000}],"web3_wallets":[],"passkeys":[],"external_accounts":[],\
"saml_accounts":[],"enterprise_accounts":[],"public_metadata":{"plan":"pro","roles":["author","editor"],"onboarding":{"done":true,"step":4}},\
"private_metadata":{"stripe_id":"cus_PqRsTuVwXyZ012","score":12.5},"unsafe_metadata":{"theme":"dark","newsletter":false},"external_id":"customer-10842",\
"last_sign_in_at":1764000000000,"banned":false,"locked":false,"lockout_expires_in_seconds":null,"verification_attempts_remaining":100,\
"created_at":1763999900000,"updated_at":1764000000000,"delete_self_enabled":true,"create_organization_enabled":true,\
"create_organizations_limit":null,"last_active_at":1764000000000,"mfa_enabled_at":null,"mfa_disabled_at":null,"legal_accepted_at":1763999900000,\
"password_last_updated_at":1763999900000,"bypass_client_trust":false,"deprovisioned":false}\
"""
        .formatted(id);
  }

  static String users(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> user("user_2f3KpwPz8SvKlYnQa6X" + (1000 + i)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  static String organization(String id) {
    return
"""
{"object":"organization","id":"%s","name":"Analytical Engines","slug":"analytical-engines","has_image":false,\
"max_allowed_memberships":5,"admin_delete_enabled":true,"public_metadata":{},"private_metadata":{},\
"created_at":1763999900000,"updated_at":1764000000000}\
"""
        .formatted(id);
  }

  static String error(String code) {
    return
"""
{"errors":[{"message":"%1$s","long_message":"%1$s","code":"%1$s"}],"clerk_trace_id":"9f2c"}\
"""
        .formatted(code);
  }
}
