/** The built-in layers but the dense one. */
module io.ganglion.layers {
  requires transitive io.ganglion.api;

  exports io.ganglion.layers;

  provides io.ganglion.api.Layer with
      io.ganglion.layers.AveragePool,
      io.ganglion.layers.BatchNorm,
      io.ganglion.layers.Conv1d,
      io.ganglion.layers.Conv2d,
      io.ganglion.layers.Dropout,
      io.ganglion.layers.Embedding,
      io.ganglion.layers.Flatten,
      io.ganglion.layers.GlobalAveragePool,
      io.ganglion.layers.GlobalMaxPool,
      io.ganglion.layers.Gru,
      io.ganglion.layers.LayerNorm,
      io.ganglion.layers.Lstm,
      io.ganglion.layers.MaxPool,
      io.ganglion.layers.PositionalEmbedding,
      io.ganglion.layers.Rnn,
      io.ganglion.layers.SelfAttention;
}
