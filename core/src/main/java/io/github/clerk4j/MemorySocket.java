package io.github.clerk4j;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** A socket that ignores the request and has its response already. Nothing leaves the memory. */
final class MemorySocket extends Socket {
  private final InputStream response;

  private MemorySocket(String response) {
    this.response = new ByteArrayInputStream(response.getBytes(US_ASCII));
  }

  @Override
  public void connect(SocketAddress endpoint) {}

  @Override
  public void connect(SocketAddress endpoint, int timeout) {}

  @Override
  public void setSoTimeout(int timeout) {}

  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public InputStream getInputStream() {
    return response;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  /** Sockets with this response. */
  static final class Factory extends SocketFactory {
    private final String response;

    Factory(String response) {
      this.response = response;
    }

    @Override
    public Socket createSocket() {
      return new MemorySocket(response);
    }

    @Override
    public Socket createSocket(String host, int port) {
      return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      return createSocket();
    }
  }
}
