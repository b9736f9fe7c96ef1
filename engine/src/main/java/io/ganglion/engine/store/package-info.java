/** The binary forms that model files and checkpoints are made of: framed files, texts, plug-ins and records as bits. */
package io.ganglion.engine.store;
