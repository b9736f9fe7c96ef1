package io.ganglion.tables.images;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes in memory as the JDK's decoders read them, without a copy and without a file in a cache. */
final class ByteArrayImageStream extends ImageInputStreamImpl {
  private final byte[] bytes;

  ByteArrayImageStream(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos >= bytes.length ? -1 : bytes[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    bitOffset = 0;
    int count = (int) Math.min(length, bytes.length - streamPos);
    if (count <= 0 && length > 0) {
      return -1;
    }
    System.arraycopy(bytes, (int) streamPos, into, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
