package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.DatePart;
import java.util.EnumMap;
import java.util.Map;

/**
 * The parts of points in time as nodes of ONNX, which has no dates: whole numbers in double precision, by the Gregorian
 * calendar, with years that begin in March.
 */
final class OnnxDate {
  private final OnnxGraph graph;

  OnnxDate(OnnxGraph graph) {
    this.graph = graph;
  }

  /** The tensors of all parts, for a tensor of seconds since the first of 1970, UTC. */
  Map<DatePart, String> parts(String seconds) {
    Map<DatePart, String> parts = new EnumMap<>(DatePart.class);
    String whole = graph.node("Floor", seconds);
    String days = quotient(whole, 86_400);
    String rest = minus(whole, times(days, 86_400));
    String hour = quotient(rest, 3600);
    parts.put(DatePart.HOUR, hour);
    parts.put(DatePart.MINUTE, minus(quotient(rest, 60), times(hour, 60)));
    parts.put(DatePart.SECOND, minus(rest, times(quotient(rest, 60), 60)));
    String sinceMonday = plus(days, 3);
    parts.put(DatePart.WEEKDAY, plus(minus(sinceMonday, times(quotient(sinceMonday, 7), 7)), 1));
    String day = plus(days, 719_468);
    String era = quotient(day, 146_097);
    String ofEra = minus(day, times(era, 146_097));
    String leapDays = plus(minus(quotient(ofEra, 1460), quotient(ofEra, 36_524)), quotient(ofEra, 146_096));
    String yearOfEra = quotient(minus(ofEra, leapDays), 365);
    String ofYear = minus(ofEra, minus(plus(times(yearOfEra, 365), quotient(yearOfEra, 4)), quotient(yearOfEra, 100)));
    String month = quotient(plus(times(ofYear, 5), 2), 153);
    parts.put(DatePart.DAY, plus(minus(ofYear, quotient(plus(times(month, 153), 2), 5)), 1));
    String isNext = graph.node("Greater", month, graph.constant(9.5));
    parts.put(DatePart.MONTH, graph.node("Where", isNext, plus(month, -9), plus(month, 3)));
    String year = plus(plus(yearOfEra, times(era, 400)),
        graph.node("Where", isNext, graph.constant(1), graph.constant(0)));
    parts.put(DatePart.YEAR, year);
    String isLeap = plus(minus(multiples(year, 4), multiples(year, 100)), multiples(year, 400));
    parts.put(DatePart.DAY_OF_YEAR, graph.node("Where", isNext, plus(ofYear, -305), plus(plus(ofYear, 60), isLeap)));
    return parts;
  }

  /** 1 for a multiple of a number, else 0. */
  private String multiples(String of, int number) {
    return minus(quotient(of, number), quotient(plus(of, -1), number));
  }

  private String quotient(String of, int divisor) {
    return graph.node("Floor", graph.node("Div", of, graph.constant(divisor)));
  }

  private String times(String of, int factor) {
    return graph.node("Mul", of, graph.constant(factor));
  }

  private String plus(String of, int addend) {
    return plus(of, graph.constant(addend));
  }

  private String plus(String a, String b) {
    return graph.node("Add", a, b);
  }

  private String minus(String a, String b) {
    return graph.node("Sub", a, b);
  }
}
