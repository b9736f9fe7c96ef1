/**
 * Networks and their training. A Java program can train with this package and the plug-ins alone:
 *
 * <pre>{@code
 * Examples xor = Examples.of(
 *     new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
 * Network network = Network.withInputs(2)
 *     .dense(4, new Tanh(), new Uniform())
 *     .dense(1, new Sigmoid(), new Uniform())
 *     .build();
 * TrainingResult result = Training.of(network, new SquaredError())
 *     .trainer(new Rprop()).epochs(200).seed(42)
 *     .run(xor);
 * double[] outputs = network.outputs(result.parameters(), xor);
 * }</pre>
 *
 * <p>The results are exact: the same bits for any number of threads and on every JDK.
 */
package io.ganglion.engine;
