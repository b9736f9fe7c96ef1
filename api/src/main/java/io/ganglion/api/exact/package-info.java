/**
 * How {@link io.ganglion.api.ExactMath} computes. Public for the engine's vector forms alone, which share the constants;
 * no plug-in sees it.
 */
package io.ganglion.api.exact;
