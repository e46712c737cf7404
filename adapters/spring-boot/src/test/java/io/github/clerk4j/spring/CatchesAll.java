package io.github.clerk4j.spring;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The handler of all exceptions that many applications have. A rejection must not reach it. */
@RestControllerAdvice
class CatchesAll {
  @ExceptionHandler(Exception.class)
  @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
  String failed() {
    return "failed";
  }
}
