package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page that lists every operation as stateful or sampled. */
final class Supported {
  private Supported() {}

  static BackendApi api() {
    Store store = new Store(InstanceOptions.DEFAULT);
    return Routes.backend(
        store, new Users(store), new Organizations(store), new JwtTemplates(store));
  }

  static String page() {
    BackendApi api = api();
    List<Operation> all = Description.get().operations();
    long stateful = all.stream().filter(api::isStateful).count();
    StringBuilder page =
        new StringBuilder("# Operations of FakeClerk\n\n")
            .append(stateful + " of " + all.size() + " operations are *stateful*: they read and ")
            .append(
                "change the state of the instance. The others are\n*sampled*: the response fits ")
            .append(
                "the description, has the ids of the path and the fields of the request, and is\n")
            .append("the same for the same path. FakeClerk logs the first call of each sampled ")
            .append("operation. All requests are checked\nagainst the description.\n\n")
            .append("A test keeps this page true. `mvn test -pl testing -Dtest=SupportedTest ")
            .append("-Dclerk4j.rewrite` writes it again.\n");
    Map<String, List<Operation>> services =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.call().replaceFirst("\\..*", ""),
                    TreeMap::new,
                    Collectors.toList()));
    services.forEach(
        (service, operations) -> {
          page.append("\n## ").append(service).append("\n\n| call | endpoint | |\n|---|---|---|\n");
          for (Operation each : operations) {
            page.append("| `" + each.call().replaceFirst(".*\\.", "") + "` | `" + each.endpoint())
                .append("` | " + (api.isStateful(each) ? "stateful" : "sampled") + " |\n");
          }
        });
    return page.toString();
  }
}
