package io.ganglion.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sections' own constructors refuse. */
class SectionsTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "data.delimiter=\"\"|'data.delimiter' must be one character and no line break, or auto",
      "data.delimiter=\"\\n\"|'data.delimiter' must be one character and no line break, or auto",
      "data.quote=\"''\"|'data.quote' must be one character and no line break, or \"\" for none",
      "data.quote=\",\"|'data.quote' must not be one of the delimiters that are guessed, without a delimiter beside it",
      "data.skip-rows=-1|'data.skip-rows' must be 0 or greater, but is -1",
      "data.target=[]|'data.target' must name at least one column",
      "data.target=[a, b, a]|'data.target' must not name 'a' twice",
      "data.ignore=[a, a]|'data.ignore' must not name 'a' twice",
      "data.ignore=species|'data.ignore' must not name 'species', which is a target",
      "data.weights=species|'data.weights' must not name 'species', which is a target",
      "data.class-weights=equal|'data.class-weights' must be a map or balanced, but is 'equal'",
      "data.class-weights={a: -1}|'data.class-weights' must be 0 or greater and finite, but 'a' has -1",
      "loss.l2=-1|'loss.l2' must be 0 or greater, but is -1",
      "data.columns={a: {fill: 0, missing: mean}}|'data.columns.a.fill' needs 'missing: constant' beside it",
      "data.columns={a: {fill: 0}}|'data.columns' must say 'missing: constant' of 'a', beside 'fill' or in 'data'",
      "data.columns={a: {missing: drop-row, indicator: true}}|'data.columns.a.indicator' needs missing values to be"
          + " filled, for instance by missing: median",
      "data.columns={a: {indicator: true}}|'data.columns' must fill the missing values of 'a' if it has an indicator,"
          + " for instance by missing: median",
      "data.columns={species: {missing: mean}}|'data.columns' must not fill 'species': targets are never filled;"
          + " missing: drop-row leaves such rows out",
      "data.columns={a: numbr}|'data.columns.a' must be one of auto, number, category, boolean, date, text, image, but"
          + " is 'numbr'",
      "data.file=[]|'data.file' must name at least one file",
      "data.format=idxx|'data.format' must be one of csv, proben1, idx, images, lines, texts, adding-problem, copying,"
          + " jdbc, text, but is 'idxx'",
      "data.format=[csv]|'data.format' must be the name of a format, but is a list",
      "data.format={rows: 3}|'data.format' needs 'use', the name of a format",
      "data.format={use: csv, rows: 3}|format 'csv' has no setting 'rows'",
      "data.split={train: 0, test: 1}|'data.split.train' must be greater than 0, but is 0",
      "data.split={stratify: true, order: file}|'data.split.stratify' needs random parts, which order: file doesn't"
          + " give",
      "data.split={column: part, train: 0.8, test: 0.2}|'data.split.column' can't be combined with the fractions"
          + " train, validation and test",
      "data.split={column: part, stratify: true}|'data.split.column' can't be combined with stratify and order",
      "data.split={column: a, values: {x: train}, until: {train: 3}}|'data.split.until' can't be combined with values",
      "data.split={column: a, values: {x: test}}|'data.split.values' must name a value of rows for training",
      "data.split={column: a, values: {x: training}}"
          + "|'data.split.values.x' must be one of train, validation, test, but is 'training'",
      "data.split={values: {x: train}}|'data.split.values' needs 'column' beside it",
      "data.split={until: {train: 1920}}|'data.split.until' needs 'column' beside it",
      "data.split={column: year, until: {test: 1920}}|section 'data.split.until' needs a setting 'train'",
      "data.split={column: a, files: {test: t.csv}}|'data.split.files' can't be combined with column",
      "data.split={train: 0.8, test: 0.2, files: {test: t.csv}}|'data.split.files' must not name a file for the test"
          + " beside a fraction for the test",
      "data.split={kfold: 1}|'data.split.kfold' must be 2 or greater, but is 1",
      "data.split={kfold: 5, repeats: 0}|'data.split.repeats' must be 1 or greater, but is 0",
      "data.split={repeats: 3}|'data.split.repeats' needs 'kfold' beside it",
      "data.split={fold: 3}|'data.split.fold' needs 'kfold' beside it",
      "data.split={kfold: 5, fold: 6}|'data.split.fold' must be one of the 5 folds, but is 6",
      "data.split={kfold: 5, repeats: 2, fold: 1}|'data.split.fold' can't be combined with repeats: another seed gives"
          + " other folds",
      "data.split={kfold: 5, train: 0.8, test: 0.2}|'data.split.kfold' must have no fraction for the test: every fold"
          + " is the test part once",
      "data.split={kfold: 5, order: file}|'data.split.kfold' can't be combined with order: file, column and files",
      "data.series={lags: 0}|'data.series.lags' must be 1 or greater, but is 0",
      "data.series={lags: 1, horizon: 0}|'data.series.horizon' must be 1 or greater, but is 0",
      "data.series={horizon: 2}|section 'data.series' needs a setting 'lags'",
      "data.series={lags: 1, inputs: [a, t], time: t}"
          + "|'data.series.inputs' must not name 't', which holds the times",
      "data.series={lags: 1, time: species}|'data.target' must not name 'species', which holds the times",
      "data.columns={a: {type: text, scale: standard}}|'data.columns.a.scale' isn't for texts: every cell is one, and"
          + " becomes tokens",
      "data.columns={a: {type: text, null-values: []}}|'data.columns.a.null-values' isn't for texts: every cell is one,"
          + " and becomes tokens",
      "data.columns={a: {tokens: character}}|'data.columns.a.tokens' is for texts: write 'type: text' beside it",
      "data.columns={a: {type: number, max-length: 9}}|'data.columns.a.max-length' is for texts: write 'type: text'"
          + " beside it",
      "data.columns={a: {type: text, vocabulary: 1}}|'data.columns.a.vocabulary' must be 2 or greater, but is 1",
      "data.columns={a: {type: text, vocabulary: 16777217}}|'data.columns.a.vocabulary' must be at most 16777216, but"
          + " is 16777217",
      "data.columns={a: {type: text, min-count: 0}}|'data.columns.a.min-count' must be 1 or greater, but is 0",
      "data.columns={a: {type: text, max-length: 0}}|'data.columns.a.max-length' must be 1 or greater, but is 0",
      "data.columns={species: text}|'data.columns' must not declare 'species' a text: what is predicted are numbers or"
          + " labels",
      "network.branches=[{inputs: []}, {inputs: rest}]|'network.branches.0.inputs' must name at least one column",
      "network.branches=[{inputs: [a, a]}, {inputs: rest}]|'network.branches.0.inputs' must not name a column twice",
      "network.layers.0.units=0|'network.layers.0.units' must be 1 or greater, but is 0",
      "training.epochs=0|'training.epochs' must be 1 or greater, but is 0",
      "training.batch-size=0|'training.batch-size' must be 1 or greater, but is 0",
      "training.stop={rule: gradient, norm: -1}|'norm' of rule 'gradient' must be 0 or greater, but is -1",
      "training.stop={rule: patience, epochs: 0}|'epochs' of rule 'patience' must be 1 or greater, but is 0",
      "training.stop={rule: patience, epochs: 1, min-improvement: -1}"
          + "|'min-improvement' of rule 'patience' must be 0 or greater, but is -1",
      "name=../iris|'name' must be the name of a folder: at most 100 letters, digits, spaces and . _ + - that begin"
          + " with a letter or a digit and end with neither a space nor a dot",
  })
  void refuseAValue(String option, String message) {
    String complaint = new Reading(folder).complaint(Reading.SOUND, option);
    assertEquals("error: " + message, complaint.lines().toList().get(1));
    assertEquals(1, complaint.lines().filter(line -> line.startsWith("error: ")).count());
  }
}
