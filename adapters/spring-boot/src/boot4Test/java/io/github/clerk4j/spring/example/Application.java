package io.github.clerk4j.spring.example;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application of the README. */
@SpringBootApplication
class Application {}
