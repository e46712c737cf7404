package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The reads of billing: the plans that a test subscribed users and organizations to. */
final class Billing {
  private final Store store;
  private final Blanks blanks;

  Billing(Store store) {
    this.store = store;
    this.blanks = new Blanks(store);
  }

  void addTo(BackendApi api) {
    api.on("GET", "/billing/plans", this::plans);
    api.on("GET", "/billing/subscription_items", this::items);
    api.on(
        "GET",
        "/users/{id}/billing/subscription",
        call -> subscription(store.user(call.path("id")).id()));
    api.on(
        "GET",
        "/organizations/{id}/billing/subscription",
        call -> subscription(store.organization(call.path("id")).id()));
  }

  private Object plans(FakeRequest call) {
    String payer = call.query("payer_type");
    Map<String, Resource> plans = new LinkedHashMap<>();
    store.subscriptions.forEach(
        (id, subscription) -> {
          if (payer == null || payer.equals(payerType(id))) {
            subscription.plans().forEach(slug -> plans.put(slug, plan(slug, id)));
          }
        });
    return call.list(new ArrayList<>(plans.values()));
  }

  private Object items(FakeRequest call) {
    String payer = call.query("payer_type");
    List<Resource> items = new ArrayList<>();
    for (String each : store.subscriptions.keySet()) {
      if (payer == null || payer.equals(payerType(each))) {
        items.addAll(items(each));
      }
    }
    return call.list(items);
  }

  private Resource subscription(String payerId) {
    if (!store.subscriptions.containsKey(payerId)) {
      throw ApiError.notFound("subscription of", payerId);
    }
    return kept(
            "BillingSubscription",
            "csub_",
            payerId,
            subscription ->
                subscription
                    .with("payer_id", payerId)
                    .with("status", "active")
                    .with("active_at", store.now()))
        .with("subscription_items", items(payerId));
  }

  private List<Resource> items(String payerId) {
    List<Resource> items = new ArrayList<>();
    for (String slug : store.subscription(payerId).plans()) {
      Resource plan = plan(slug, payerId);
      items.add(
          kept(
                  "BillingSubscriptionItem",
                  "csubitem_",
                  payerId + " " + slug,
                  item ->
                      item.with("payer_id", payerId)
                          .with("status", "active")
                          .with("plan_id", plan.id())
                          .with("plan_period", "month")
                          .with("period_end", store.now() + Duration.ofDays(30).toMillis())
                          .with("created_at", store.now())
                          .with("updated_at", store.now()))
              .with("plan", plan));
    }
    return items;
  }

  private Resource plan(String slug, String payerId) {
    Resource plan =
        kept(
            "BillingPlan",
            "cplan_",
            payerType(payerId) + " " + slug,
            made ->
                made.with("slug", slug)
                    .with("name", slug)
                    .with("product_id", RandomText.id("cprod_"))
                    .with("for_payer_type", payerType(payerId))
                    .with("publicly_visible", true)
                    .with("is_recurring", true)
                    .with("has_base_fee", true));
    List<Resource> features = new ArrayList<>();
    for (String each : store.subscription(payerId).features()) {
      features.add(
          kept("Feature", "feat_", each, made -> made.with("slug", each).with("name", each)));
    }
    return plan.with("features", features);
  }

  /** Returns the resource of a key, which is made when it is first read. */
  private Resource kept(String schema, String idPrefix, String key, UnaryOperator<Resource> made) {
    return store
        .kept(schema)
        .computeIfAbsent(key, each -> made.apply(blanks.create(schema, idPrefix)));
  }

  private static String payerType(String payerId) {
    return payerId.startsWith("org_") ? "org" : "user";
  }
}
