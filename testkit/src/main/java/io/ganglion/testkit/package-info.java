/**
 * Contracts for plug-ins, as JUnit tests to inherit. A plug-in's test implements the contract of its kind, says how to
 * make the plug-in, and adds what is its own:
 *
 * <pre>{@code
 * class SwishTest implements ActivationContract {
 *   @Override public Activation activation() { return new Swish(); }
 *
 *   @Test void isZeroAtZero() { assertEquals(0, new Swish().value(0)); }
 * }
 * }</pre>
 *
 * <p>A contract that is broken says what is wrong, with numbers, and how to correct it. Besides the contracts there are
 * the objectives that trainers are tested on: {@link io.ganglion.testkit.Quadratic} and
 * {@link io.ganglion.testkit.Rosenbrock}, whose minima are known; {@link io.ganglion.testkit.SmallNet}, small enough to
 * be written again in any language; {@link io.ganglion.testkit.ScriptedObjective}, which answers by a script so that
 * steps can be computed by hand; {@link io.ganglion.testkit.FaultyObjective}, which fails at a given evaluation. A
 * {@link io.ganglion.testkit.GoldenTrace} holds a trainer to losses that are known from elsewhere, a
 * {@link io.ganglion.testkit.Convergence} to its rate, and a {@link io.ganglion.testkit.KnownPoint} an activation to
 * its values.
 */
package io.ganglion.testkit;
