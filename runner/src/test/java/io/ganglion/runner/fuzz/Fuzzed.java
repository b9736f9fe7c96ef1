package io.ganglion.runner.fuzz;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.CheckpointFile;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.store.CheckpointException;
import io.ganglion.engine.store.Disk;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.export.WeightTensors;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.experiments.study.FileJournal;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.Place;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.serve.AnyRequest;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvReader;
import io.ganglion.tables.idx.IdxTable;
import io.ganglion.tables.images.Images;
import io.ganglion.tables.proben1.Proben1Reader;
import io.ganglion.tables.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.logging.log4j.LogManager;

/**
 * A reader that is given any bytes, for Jazzer: the system property {@code ganglion.fuzzed} says which. Bytes may be
 * refused by a problem or an {@link IOException}; whatever else is thrown is a finding. Checksums are made to fit,
 * as no random change would get past them.
 */
public final class Fuzzed {
  /** All readers of what comes from outside. */
  public enum Reader {
    CSV {
      @Override
      void read(byte[] bytes) {
        CsvReader.read(new ByteSource.OfBytes("x.csv", bytes), new TextLayout(), WantedColumns.ALL);
      }
    },
    YAML {
      @Override
      void read(byte[] bytes) {
        ExperimentReader.read(Path.of("x.yaml"), List.of(), new String(bytes, StandardCharsets.UTF_8)).bind(PLUGINS);
      }
    },
    IDX {
      @Override
      void read(byte[] bytes) {
        IdxTable.readImages(new ByteSource.OfBytes("x-images-idx3-ubyte", bytes));
      }
    },
    PROBEN1 {
      @Override
      void read(byte[] bytes) {
        Proben1Reader.read(new ByteSource.OfBytes("x.dt", bytes));
      }
    },
    TEXT {
      @Override
      void read(byte[] bytes) {
        new PlainText().read(request(new ByteSource.OfBytes("x.txt", bytes)));
      }
    },
    IMAGE {
      @Override
      void read(byte[] bytes) throws IOException {
        Path image = Files.createDirectories(FOLDER.resolve("images/a")).resolve("x.png");
        Files.write(image, bytes);
        new Images().read(request(ByteSource.of(FOLDER.resolve("images"))));
      }
    },
    MODEL {
      @Override
      void read(byte[] bytes) throws IOException {
        ModelFile.read(withChecksum(bytes), FINDER);
      }
    },
    CHECKPOINT {
      @Override
      void read(byte[] bytes) throws IOException {
        CheckpointFile.read(withChecksum(bytes));
      }
    },
    JOURNAL {
      @Override
      void read(byte[] bytes) throws IOException {
        Path journal = Files.createDirectories(FOLDER.resolve("journal"));
        Files.write(journal.resolve("trial-1.json"), withSha256(bytes));
        new FileJournal(ArtifactStore.open(Disk.REAL, journal), LogManager.getLogger(Fuzzed.class));
      }
    },
    SAFETENSORS {
      @Override
      void read(byte[] bytes) {
        WeightTensors weights = new WeightTensors(model());
        Map<String, String> names = new LinkedHashMap<>();
        weights.names().forEach(name -> names.put(name, name));
        weights.with(bytes, "x.safetensors", names, Place.NOWHERE);
      }
    },
    HTTP {
      @Override
      void read(byte[] bytes) throws IOException {
        REQUESTS.answer(bytes);
      }
    };

    abstract void read(byte[] bytes) throws IOException;

    /** The folder of its corpus, by its name. */
    Path corpus() {
      return CORPORA.resolve(name().toLowerCase(Locale.ROOT));
    }
  }

  static final Path CORPORA = Path.of("src/test/fuzz");
  private static final PluginCatalog PLUGINS = new PluginLoader().load(List.of());
  private static final PluginFinder FINDER = PLUGINS::find;
  private static final Path FOLDER = folder();
  private static final AnyRequest REQUESTS = new AnyRequest(Reader.MODEL.corpus().resolve("xor.ganglion"));

  private Fuzzed() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("ganglion-fuzzed-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TableRequest request(ByteSource source) {
    return new TableRequest(List.of(source), new TextLayout(), WantedColumns.ALL, TableRequest.Use.TRAINING);
  }

  private static Model model() {
    try {
      return ModelFile.read(Files.readAllBytes(Reader.MODEL.corpus().resolve("xor.ganglion")), FINDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withChecksum(byte[] bytes) {
    if (bytes.length < Integer.BYTES) {
      return bytes;
    }
    byte[] sealed = bytes.clone();
    CRC32C checksum = new CRC32C();
    checksum.update(sealed, 0, sealed.length - Integer.BYTES);
    ByteBuffer.wrap(sealed).putInt(sealed.length - Integer.BYTES, (int) checksum.getValue());
    return sealed;
  }

  private static byte[] withSha256(byte[] bytes) {
    try {
      JsonObject json = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
      json.remove("sha256");
      json.addProperty("sha256", Sha256.of(json.toString().getBytes(StandardCharsets.UTF_8)));
      return json.toString().getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException | StackOverflowError e) {
      return bytes;
    }
  }

  /** Reads bytes; throws whatever isn't a refusal. Returns why they were refused; empty if they were read. */
  static Optional<String> read(Reader reader, byte[] bytes) {
    try {
      reader.read(bytes);
      return Optional.empty();
    } catch (ProblemException | CheckpointException | IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Jazzer calls this. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    read(Reader.valueOf(System.getProperty("ganglion.fuzzed")), bytes);
  }
}
