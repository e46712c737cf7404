package io.github.clerk4j;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes no sockets. */
final class ThrowingSockets extends SocketFactory {
  private final Throwing what;

  ThrowingSockets(Throwing what) {
    this.what = what;
  }

  @Override
  public Socket createSocket() {
    return what.now();
  }

  @Override
  public Socket createSocket(String host, int port) {
    return what.now();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    return what.now();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return what.now();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    return what.now();
  }
}
