package io.github.clerk4j.nativeimage;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class loader that records the reflection of our code and of the libraries that bring no
 * metadata for native images. Other classes, those of the recording among them, are the test's.
 */
final class RecordingClassLoader extends URLClassLoader {
  private static final List<String> RECORDED =
      List.of("io.github.clerk4j.", "retrofit2.", "com.squareup.moshi.", "io.jsonwebtoken.");
  private static final String RECORDING = Reflection.class.getPackageName() + ".Reflection";

  private static volatile @Nullable ClassLoader current;

  private RecordingClassLoader(URL[] classPath) {
    super("recording", classPath, RecordingClassLoader.class.getClassLoader());
  }

  /** Creates a loader of the class path of the test, which becomes the current one. */
  static ClassLoader create() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String each :
        System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
      urls.add(Path.of(each).toUri().toURL());
    }
    ClassLoader loader = new RecordingClassLoader(urls.toArray(new URL[0]));
    current = loader;
    return loader;
  }

  static @Nullable ClassLoader current() {
    return current;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(RECORDING) || RECORDED.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream file = findResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] recorded = ReflectiveCalls.redirect(file.readAllBytes());
      return defineClass(name, recorded, 0, recorded.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private @Nullable InputStream findResourceAsStream(String path) throws IOException {
    URL url = findResource(path);
    return url == null ? null : url.openStream();
  }
}
