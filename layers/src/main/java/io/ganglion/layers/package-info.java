/** The built-in layers: recurrent ones, convolution and pooling over steps, normalization and dropout. */
package io.ganglion.layers;
