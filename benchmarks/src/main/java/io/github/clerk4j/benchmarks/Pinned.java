package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The number of times that waiting virtual threads pinned their carrier threads. */
final class Pinned {
  private static final String EVENT = "jdk.VirtualThreadPinned";

  private Pinned() {}

  interface Task {
    void run() throws InterruptedException;
  }

  /** Counts every event, however short, and prints it on the error output. */
  static int during(Task task) throws IOException, InterruptedException {
    Path file = Files.createTempFile("clerk4j-benchmarks-", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(EVENT).withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      task.run();
      recording.stop();
      recording.dump(file);
      int pinned = 0;
      for (RecordedEvent each : RecordingFile.readAllEvents(file)) {
        if (each.getEventType().getName().equals(EVENT)) {
          pinned++;
          System.err.println(each);
        }
      }
      return pinned;
    } finally {
      Files.delete(file);
    }
  }
}
