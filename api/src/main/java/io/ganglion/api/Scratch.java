package io.ganglion.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an array in a trainer's state that carries nothing from one step to the next: it is there only so that a step
 * need not allocate. (The engine also marks values that are only valid in one process, such as a clock reading.)
 * Checkpoints leave it out, and in a resumed run it may contain anything, {@code NaN} included.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Scratch {}
