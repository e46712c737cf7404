package io.github.clerk4j.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The allowlist and the blocklist; identifiers on the blocklist can't sign up while it is on. */
final class Restrictions {
  private final Store store;
  private final Collection allowed;
  private final Collection blocked;

  Restrictions(Store store) {
    this.store = store;
    this.allowed = new Collection(store, "AllowlistIdentifier", "allowlist identifier", "alid_");
    this.blocked = new Collection(store, "BlocklistIdentifier", "blocklist identifier", "blid_");
  }

  void addTo(BackendApi api) {
    allowed.addTo(api, "/allowlist_identifiers", (added, fields) -> fill(allowed, added));
    blocked.addTo(api, "/blocklist_identifiers", (added, fields) -> fill(blocked, added));
  }

  private void fill(Collection list, Resource added) {
    String identifier = String.valueOf(added.get("identifier"));
    if (list.isTaken(added, "identifier")) {
      throw ApiError.of(
          400, "duplicate_record", "duplicate identifier", identifier + " is on the list already.");
    }
    added.remove("invitation_id");
    added.with("identifier_type", type(identifier));
  }

  private static String type(String identifier) {
    if (identifier.matches("[^@\\s]*@[^@\\s]+")) {
      return "email_address";
    }
    if (identifier.matches("\\+[0-9]{5,15}")) {
      return "phone_number";
    }
    if (identifier.matches("0x[0-9a-fA-F]{40}")) {
      return "web3_wallet";
    }
    throw ApiError.parameter(
        422,
        "form_param_format_invalid",
        "is invalid",
        "identifier",
        "identifier must be an email address, a phone number, a web3 wallet or *@ and a domain.");
  }

  /** Throws if an identifier is on the blocklist while that is on. */
  void check(String identifier) {
    boolean isOn = new InstanceSettings(store).get("InstanceRestrictions").is("blocklist");
    if (isOn && blocked.all().stream().anyMatch(each -> covers(each, identifier))) {
      throw ApiError.withMeta(
          403,
          "not_allowed_access",
          "access not allowed",
          identifier + " is not allowed to access this application.",
          Map.of("identifiers", List.of(identifier)));
    }
  }

  private static boolean covers(Resource blocked, String identifier) {
    String pattern = String.valueOf(blocked.get("identifier")).toLowerCase(Locale.ROOT);
    String text = identifier.toLowerCase(Locale.ROOT);
    return pattern.startsWith("*@") ? text.endsWith(pattern.substring(1)) : text.equals(pattern);
  }
}
