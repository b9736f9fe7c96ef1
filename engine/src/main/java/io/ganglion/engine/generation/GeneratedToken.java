package io.ganglion.engine.generation;

/**
 * A token that was drawn.
 *
 * @param index its number in the vocabulary
 * @param text how it is written
 * @param probability of it as the network gave it, before anything was left out or evened out
 */
public record GeneratedToken(int index, String text, double probability) {}
