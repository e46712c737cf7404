package io.github.clerk4j;

import io.github.clerk4j.model.ClerkError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A response with status 422: Clerk does not accept the value of a parameter. */
public final class UnprocessableEntityException extends ClerkApiException {
  UnprocessableEntityException(ErrorResponse response) {
    super(response);
  }

  /**
   * Returns the errors by the name of their parameter in Clerk's API, such as {@code
   * email_address}. Errors of the whole request are only in {@link #errors}.
   */
  public Map<String, List<ClerkError>> errorsByParameter() {
    Map<String, List<ClerkError>> byParameter = new LinkedHashMap<>();
    for (ClerkError each : errors()) {
      if (each.meta().get("param_name") instanceof String name) {
        byParameter.computeIfAbsent(name, first -> new ArrayList<>()).add(each);
      }
    }
    byParameter.replaceAll((name, errors) -> List.copyOf(errors));
    return Collections.unmodifiableMap(byParameter);
  }
}
