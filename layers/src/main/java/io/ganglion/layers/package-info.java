/** The built-in layers: recurrent ones, convolution and pooling over steps and images, normalization and dropout. */
package io.ganglion.layers;
