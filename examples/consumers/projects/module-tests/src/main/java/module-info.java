module com.example.app {
  requires io.github.clerk4j.auth;
  requires io.github.clerk4j.redis;
}
