package io.ganglion.engine.metric;

import io.ganglion.api.ExactMath;

/** The metrics of a language model, and what the shares of the tokens alone (unigrams) would give. */
public final class TokenMetrics implements TargetMetrics {
  private static final double LN_2 = 0.693147180559945309417232121458176568;

  private final TokenData data;

  /** @param data of one token at least */
  public TokenMetrics(TokenData data) {
    this.data = data;
  }

  @Override
  public void addTo(Listing listing) {
    listing.add("accuracy", () -> Measured.of(data.correct() / (double) data.tokens()),
        () -> data.mostFrequent() / (double) data.tokens());
    listing.add("bits-per-character", () -> Measured.of(bits(data.nats())), () -> bits(data.natsOfShares()));
    listing.add("perplexity", () -> Measured.of(perplexity(data.nats())), () -> perplexity(data.natsOfShares()));
  }

  private double bits(double nats) {
    return nats / LN_2 / data.characters();
  }

  private double perplexity(double nats) {
    return ExactMath.exp(nats / data.tokens());
  }
}
