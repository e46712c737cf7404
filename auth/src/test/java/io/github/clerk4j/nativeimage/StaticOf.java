package io.github.clerk4j.nativeimage;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The class whose static method a method of {@link Reflection} stands for. */
@Retention(RetentionPolicy.RUNTIME)
@interface StaticOf {
  Class<?> value();
}
