package io.github.clerk4j.spring.example;

import static io.github.clerk4j.spring.ClerkConfigurer.clerk;
import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class SecurityChain {
  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.with(clerk(), withDefaults())
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/", "/webhooks/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }
}
