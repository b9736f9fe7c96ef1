package io.ganglion.tables.proben1;

import io.ganglion.tables.DataFormat;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import java.nio.file.Path;
import java.util.Locale;

/** Prechelt's benchmark: seven header lines, then numbers. */
public record Proben1() implements DataFormat {
  @Override
  public String name() {
    return "proben1";
  }

  @Override
  public String title() {
    return "Proben1";
  }

  @Override
  public boolean bringsSplit() {
    return true;
  }

  @Override
  public boolean claims(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".dt");
  }

  @Override
  public SourceTable read(TableRequest request) {
    return Proben1Reader.read(request.first());
  }
}
