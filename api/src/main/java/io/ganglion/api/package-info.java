/**
 * The plug-in interfaces, and how to write a plug-in.
 *
 * <p>A plug-in is a <strong>public record</strong> that implements {@link io.ganglion.api.Activation} (nearly always
 * {@link io.ganglion.api.ElementwiseActivation}), {@link io.ganglion.api.WeightInitializer},
 * {@link io.ganglion.api.Layer}, {@link io.ganglion.api.Loss} (mostly {@link io.ganglion.api.ElementwiseLoss}) or
 * {@link io.ganglion.api.Trainer}.
 * This is a whole one:
 *
 * <pre>{@code
 * package acme;
 *
 * @Plugin(name = "acme.swish", summary = "x times the sigmoid of beta x.", api = Api.LEVEL)
 * public record Swish(@Setting("sharpness, > 0") double beta) implements ElementwiseActivation {
 *   public Swish() { this(1); }
 *   public Swish { Require.positive("beta", beta); }
 *   @Override public double value(double x) { return x / (1 + StrictMath.exp(-beta * x)); }
 *   @Override public double derivative(double x, double y) {
 *     double s = 1 / (1 + StrictMath.exp(-beta * x));
 *     return s + beta * y * (1 - s);
 *   }
 * }
 * }</pre>
 *
 * <p>and one line in {@code META-INF/services/io.ganglion.api.Activation}: {@code acme.Swish}.
 *
 * <h2>What each part is for</h2>
 * <ul>
 *   <li><em>The record's header is its settings.</em> A component has the type {@code double}, {@code int},
 *       {@code long}, {@code boolean}, {@code String} or an enum, and a {@link io.ganglion.api.Setting} that says what
 *       it means. {@code initialStep} is written {@code initial-step} in an experiment, the enum constant
 *       {@code RPROP_PLUS} is written {@code rprop-plus}.
 *   <li><em>The no-argument constructor holds the defaults</em>, and only there are they written.
 *   <li><em>The compact constructor checks</em>, with {@link io.ganglion.api.Require} or by throwing an
 *       {@link io.ganglion.api.InvalidSettingException}. The host shows the message with the line of the user's file.
 *   <li><em>{@link io.ganglion.api.Plugin}</em> names it. Names without a dot are Ganglion's own: put a prefix of yours
 *       before it. Two plug-ins of one kind with the same name are an error, never "first wins".
 *   <li><em>The services file</em> makes it found. One jar may hold any number of plug-ins.
 * </ul>
 * <p>Everything else (CLI help, {@code ganglion plugins describe}, error messages, the resolved experiment) is read
 * from this declaration.
 *
 * <h2>Using it</h2>
 * <pre>{@code
 * ganglion run --plugin swish.jar experiment.yaml      # layers: [{units: 8, activation: acme.swish}, …]
 * layers: [{units: 8, activation: {use: acme.swish, beta: 1.5}}, …]
 * }</pre>
 *
 * <h2>Testing it</h2>
 * <p>{@code ganglion-testkit} holds a JUnit contract for each kind. Inherit it, return an instance, and the derivative,
 * aliasing, thread safety, resuming and the rest are tested:
 *
 * <pre>{@code
 * class SwishTest implements ActivationContract {
 *   @Override public Activation activation() { return new Swish(); }
 * }
 * }</pre>
 *
 * <h2>Rules of the house</h2>
 * <ul>
 *   <li>A plug-in is immutable and safe for concurrent use; a trainer's memory is its state record.
 *   <li>Results are exact: the same bits on every JDK. {@link io.ganglion.api.ExactMath} or
 *       {@link java.lang.StrictMath} rather than {@link java.lang.Math} for anything beyond {@code + - * / sqrt fma
 *       abs min max}; no clock, no random numbers but those handed over.
 *   <li>A plug-in is loaded by a class loader of its own and sees the JDK, its own jar and this package, nothing else
 *       of the host. It is still a program with the user's rights: load only what you trust.
 * </ul>
 */
package io.ganglion.api;
