/**
 * How texts become tokens and tokens whole numbers: what is a word, which vocabulary a network knows. Nothing here
 * depends on a locale or on the JDK's tables of characters, which change from release to release.
 */
package io.ganglion.engine.data.text;
