/**
 * Models that are asked over HTTP. {@link io.ganglion.runner.serve.ModelService} answers requests, without a socket;
 * {@link io.ganglion.runner.serve.HttpDoor} is the JDK's server in front of it.
 */
package io.ganglion.runner.serve;
