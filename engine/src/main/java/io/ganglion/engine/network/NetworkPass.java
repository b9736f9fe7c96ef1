package io.ganglion.engine.network;

import io.ganglion.api.Loss;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Values;
import io.ganglion.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One thread's way through a network, forward and back, with all the memory that it needs. Which rows a layer reads and
 * writes is settled when it is made, so that a pass follows no connections.
 *
 * <p>Where the output of a node goes to several, its gradient is what comes back from the last of them, to which what
 * comes back from those before is added, the later first.
 */
public final class NetworkPass implements LayerRows {
  private final Arithmetic arithmetic;
  /** By node but the last, which is the output activation. */
  private final BoundLayer.Pass[] passes;
  /** By node: whose rows come out. */
  private final Ragged[] ragged;
  private final int last;
  private final OutputPass outputPass;
  /** By input: the examples. */
  private final Rows[] examples;
  /** By node: what goes into it. */
  private final Rows[][] inputs;
  /** What goes into the output activation. */
  private final Rows lastInput;
  /** By node: dL/d(output); null where no parameters come before. */
  private final @Nullable Rows[] outputGradients;
  /** Nodes between the examples and the output activation, in order. */
  private final Stage[] forward;
  /** Nodes whose dL/d(input) is needed, the last first. */
  private final Stage[] back;
  /** Nodes with parameters. */
  private final Stage[] trained;

  /** dL/d(output) of a node, from one more of those that its output goes to. */
  private record Sum(Rows part, Rows total) {}

  /**
   * What a loop over nodes needs of one: together, so that the loop has one array to go through. With three, C2 kept
   * what a layer computes with on the stack.
   *
   * @param outputGradient of those that go {@link #back} or are {@link #trained}
   * @param sums what is to be added after its pass back; null where nothing is
   */
  private record Stage(int node, BoundLayer.Pass pass, Rows[] inputs, Rows outputGradient, Sum @Nullable [] sums) {}

  public NetworkPass(Graph graph, Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    this.last = graph.last();
    this.passes = new BoundLayer.Pass[last];
    this.ragged = new Ragged[last + 1];
    this.inputs = new Rows[last + 1][];
    for (int i = 0; i <= last; i++) {
      BoundLayer layer = graph.node(i).layer();
      Ragged in = i < graph.inputs() ? new Ragged() : ragged[graph.node(i).inputs().get(0)];
      ragged[i] = layer.keepsRows() ? in : new Ragged();
      if (i < last) {
        passes[i] = layer.newPass(graph.offset(i), arithmetic, i, in, ragged[i]);
      }
      inputs[i] = graph.node(i).inputs().stream().map(from -> passes[from].output()).toArray(Rows[]::new);
    }
    this.lastInput = inputs[last][0];
    this.examples = Arrays.stream(passes, 0, graph.inputs()).map(BoundLayer.Pass::output).toArray(Rows[]::new);
    this.outputPass = new OutputPass(graph, arithmetic);
    this.outputGradients = new Rows[last + 1];
    Sum[][] sums = new Sum[last + 1][];
    List<Integer> needed = new ArrayList<>();
    for (int i = last; i >= graph.inputs(); i--) {
      boolean isSeen = i < last && graph.isTrained(i) && graph.node(i).layer().isPlugin();
      if (isSeen && !graph.isTrainedBefore(i)) {
        needed.add(i); // its sums come from its pass back
      } else if (graph.isTrainedBefore(i)) {
        Rows[] gradients = i == last ? new Rows[] {outputPass.inputGradient()}
            : passes[i].inputGradients(outputGradients[i]);
        if (i < last) {
          needed.add(i);
        }
        sums[i] = connect(graph, i, gradients);
      }
    }
    Stage[] stages = new Stage[last];
    for (int i = 0; i < last; i++) {
      stages[i] = stage(i, sums[i]);
    }
    this.forward = Arrays.copyOfRange(stages, graph.inputs(), last);
    this.back = needed.stream().map(i -> stages[i]).toArray(Stage[]::new);
    this.trained = IntStream.of(graph.trained()).mapToObj(i -> stages[i]).toArray(Stage[]::new);
  }

  @SuppressWarnings("NullAway") // no dL/d(output) where no parameters come before: such a node goes forward alone
  private Stage stage(int node, Sum @Nullable [] sums) {
    return new Stage(node, passes[node], inputs[node], outputGradients[node], sums);
  }

  /** Says where dL/d(input) of a node goes. */
  private Sum @Nullable [] connect(Graph graph, int node, Rows[] gradients) {
    List<Sum> added = new ArrayList<>();
    List<Integer> from = graph.node(node).inputs();
    for (int k = 0; k < gradients.length; k++) {
      int source = from.get(k);
      if (graph.isTrained(source)) {
        Rows total = outputGradients[source];
        if (total == null) {
          outputGradients[source] = gradients[k];
        } else {
          added.add(new Sum(gradients[k], total));
        }
      }
    }
    return added.isEmpty() ? null : added.toArray(Sum[]::new);
  }

  /** Rearranges for the passes back of all threads. */
  void rearrange(Parameters parameters) {
    for (Stage stage : back) {
      stage.pass.rearrange(parameters);
    }
  }

  /** As {@link BoundLayer.Pass#measure}, of one node. */
  int measure(int node, double[] totals) {
    return passes[node].measure(totals);
  }

  /** What {@link #forward(Parameters)} takes: to be shown the examples of the first input. */
  public Rows examples() {
    return examples[0];
  }

  /** The same of any input. */
  public Rows examples(int input) {
    return examples[input];
  }

  /** Whose rows {@link #examples()} are, where that matters: to be filled. */
  public Ragged batch() {
    return ragged[0];
  }

  /** Whose rows a node gives, where that matters; those of inputs, which are the first nodes, are to be filled. */
  public Ragged batch(int node) {
    return ragged[node];
  }

  /** The outputs for some rows of inputs, in double precision; they stay until the next call. */
  public Rows forward(Parameters parameters, Rows input) {
    examples[0].show(input.numbers(), input.offset(), input.count());
    return forward(parameters);
  }

  /** The outputs for {@link #examples(int)}, in double precision; they stay until the next call. */
  public Rows forward(Parameters parameters) {
    for (Stage stage : forward) {
      stage.pass.forward(parameters, stage.inputs);
    }
    return outputPass.forward(lastInput);
  }

  /** The sum of the losses of the rows that {@link #forward} has just seen. */
  public double loss(Loss loss, TargetRows targets) {
    return outputPass.loss(loss, targets);
  }

  /** Computes dL/d(output) of every node that parameters come before, where L is {@link #loss}. */
  public void backward(Parameters parameters, Loss loss, TargetRows targets) {
    outputPass.backward(loss, targets);
    for (Stage stage : back) {
      stage.pass.backward(parameters, stage.inputs, stage.outputGradient);
      if (stage.sums != null) {
        for (Sum sum : stage.sums) {
          arithmetic.add(sum.part, sum.total);
        }
      }
    }
  }

  /**
   * From now on, {@code gradient}, which is all 0, is written by {@link #gradient(Numbers)} of this pass alone.
   *
   * @return blocks of which hardly any row isn't 0 after that, in the order in which they lie
   */
  public List<TouchedRows> own(Numbers gradient) {
    List<TouchedRows> sparse = new ArrayList<>();
    for (Stage stage : trained) {
      stage.pass.own(gradient, sparse);
    }
    return sparse;
  }

  /**
   * Overwrites {@code gradient} with that of {@link #loss}, after {@link #backward}. A loop of its own: where C2 sees
   * that there is but one part, it leaves out the divisions that find a part's place.
   */
  public void gradient(Numbers gradient) {
    for (Stage stage : trained) {
      stage.pass.gradient(stage.inputs, stage.outputGradient, gradient, 0, 1);
    }
  }

  /** Overwrites one part of several of {@code gradient} with that of a whole chunk. */
  public void gradient(LayerRows chunk, Numbers gradient, int part, int parts) {
    for (Stage stage : trained) {
      stage.pass.gradient(chunk.inputs(stage.node), chunk.outputGradient(stage.node), gradient, part, parts);
    }
  }

  /** As {@link BoundLayer.Pass#gradientInParts}, for all layers. */
  public void gradientInParts(LayerRows chunk, Numbers gradient, int part, int parts, Kernels.PartUser user) {
    for (Stage stage : trained) {
      stage.pass.gradientInParts(chunk.inputs(stage.node), chunk.outputGradient(stage.node), gradient, part, parts,
          user);
    }
  }

  /** Whether all is finite that a gradient is summed up of. */
  public boolean isFinite(LayerRows chunk) {
    for (Stage stage : trained) {
      if (!arithmetic.areFinite(chunk.outputGradient(stage.node))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Rows[] inputs(int node) {
    return inputs[node];
  }

  /** What {@link #forward} computed; of the last node, in double precision. */
  Rows output(int node) {
    return node == last ? outputPass.outputs() : passes[node].output();
  }

  /** What {@link #backward} computed. */
  @Override
  public Rows outputGradient(int node) {
    return outputGradients[node];
  }

  /** What a node shows of its way through the steps, after {@link #backward}. */
  public List<StepTrace> traces(int node) {
    return passes[node].traces();
  }

  /** How much steps looked at one another in a node, after {@link #forward}, by head. */
  public List<Values> attention(int node) {
    return passes[node].attention();
  }

  /** The net inputs of the output units, in double precision. */
  public Rows netInputs() {
    return outputPass.netInputs();
  }

  Rows outputs() {
    return outputPass.outputs();
  }
}
