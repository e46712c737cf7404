package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class HttpDefaultsTest {
  @Test
  void aClientForAPlainUrlDoesNotSetUpTls() {
    OkHttpClient client = HttpDefaults.clientFor(HttpUrl.get("http://127.0.0.1/v1/")).build();

    assertThat(client.connectionSpecs()).containsExactly(ConnectionSpec.CLEARTEXT);
    assertThatIllegalStateException().isThrownBy(client::sslSocketFactory);
  }

  @Test
  void aClientForASecureUrlTrustsWhatTheJvmTrusts() {
    OkHttpClient client = HttpDefaults.clientFor(HttpUrl.get("https://api.clerk.com/v1/")).build();

    assertThat(client.connectionSpecs()).contains(ConnectionSpec.MODERN_TLS);
    assertThat(client.x509TrustManager()).isNotNull();
    assertThat(client.hostnameVerifier()).isEqualTo(new OkHttpClient().hostnameVerifier());
  }
}
