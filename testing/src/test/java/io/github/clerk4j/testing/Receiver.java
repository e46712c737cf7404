package io.github.clerk4j.testing;

import io.github.clerk4j.model.WebhookEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An application that receives webhooks, and responds with 204 or as it is told. */
final class Receiver implements AutoCloseable {
  private final List<IncomingRequest> requests = new ArrayList<>();
  private final Deque<FakeResponse> responses = new ArrayDeque<>();
  private final LoopbackServer server = new LoopbackServer(0, this::respond);

  String url() {
    return server.url() + "/webhooks";
  }

  synchronized void enqueue(FakeResponse response) {
    responses.add(response);
  }

  synchronized List<IncomingRequest> requests() {
    return List.copyOf(requests);
  }

  List<WebhookEvent> events() {
    return requests().stream().map(each -> WebhookEvent.read(each.body())).toList();
  }

  List<String> types() {
    return events().stream().map(each -> each.envelope().type()).toList();
  }

  private synchronized FakeResponse respond(IncomingRequest request) {
    requests.add(request);
    FakeResponse response = responses.poll();
    return response == null ? FakeResponse.of(204) : response;
  }

  @Override
  public void close() {
    server.close();
  }
}
