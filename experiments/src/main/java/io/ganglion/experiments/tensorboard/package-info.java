/** Event files as TensorBoard reads them: records of TensorFlow, and what is drawn from them. */
package io.ganglion.experiments.tensorboard;
