package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.engine.store.StoredPlugin;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Applies an activation to rows. Has no parameters. */
public final class ActivationLayer implements BoundLayer {
  static final String KIND = "activation";

  private final int width;
  private final Activation activation;
  private final BulkActivation bulk;

  public ActivationLayer(int width, Activation activation) {
    this.width = width;
    this.activation = activation;
    this.bulk = new BulkActivation(activation);
  }

  static BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) throws IOException {
    return new ActivationLayer(LayerKinds.only(inputWidths), StoredPlugin.read(PluginKind.ACTIVATION, plugins, in));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<RowsExpression> expression(List<RowsExpression> inputs) {
    RowsExpression x = inputs.get(0);
    return ActivationFormula.SOFTMAX.isOf(activation) ? Optional.of(new RowsExpression.Softmax(x))
        : activation instanceof Exportable exportable
            ? Optional.of(new RowsExpression.Each(expression(exportable), x)) : Optional.empty();
  }

  private static Expression expression(Exportable activation) {
    Expression expression = activation.expression(new Expression.NetInput());
    if (expression == null) {
      throw new IllegalStateException("an activation's expression is null", PluginContractException.by(activation,
          "expression", "returned null", "return what value computes, or implement ElementwiseActivation alone"));
    }
    return expression;
  }

  @Override
  public List<Integer> inputWidths() {
    return List.of(width);
  }

  @Override
  public int outputWidth() {
    return width;
  }

  @Override
  public Optional<Activation> activation() {
    return Optional.of(activation);
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    StoredPlugin.write(PluginKind.ACTIVATION, activation, out);
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new ActivationPass(bulk, width, arithmetic);
  }
}
