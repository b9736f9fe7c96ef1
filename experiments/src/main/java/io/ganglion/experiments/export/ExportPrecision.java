package io.ganglion.experiments.export;

/** What the network of an ONNX export computes in; what is around it is in double precision. */
public enum ExportPrecision {
  /** Composed of operators that onnxruntime has in double precision. */
  DOUBLE,
  /** The operators of ONNX for recurrent layers, and single precision. */
  FLOAT
}
