package io.ganglion.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "jdbc:postgresql://ann:s3cret@h/x          | jdbc:postgresql://ann:******@h/x",
      "jdbc:postgresql://h/x?password=s3cret&a=b | jdbc:postgresql://h/x?password=******&a=b",
      "jdbc:sqlserver://h;Password=s3cret;a=b    | jdbc:sqlserver://h;Password=******;a=b",
      "jdbc:oracle:thin:scott/s3cret@//h:1521/x  | jdbc:oracle:thin:scott/******@//h:1521/x",
      "format: {password: s3cret, user: ann}     | format: {password: ******, user: ann}",
      "passwd = \"s3cret\"                       | passwd = \"******\"",
      "--set data.format.sslpassword=s3cret      | --set data.format.sslpassword=******",
      "jdbc:x://h;access_token=s3cret            | jdbc:x://h;access_token=******"})
  void masksPasswords(String text, String masked) {
    assertEquals(masked, Secrets.masked(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://ann@localhost:5432/x?sslmode=require", "text: {tokens: words}",
      "password-from: ITS_PASSWORD", "https://docs.example.org:8080/a", "jdbc:oracle:thin:@//h:1521/x", "a: b@c"})
  void leavesOtherTextsAlone(String text) {
    assertEquals(text, Secrets.masked(text));
    assertFalse(Secrets.isIn(text));
  }

  @Test
  void areShownInNoProblem() {
    Problem problem = new Problem("'password=s3cret' is wrong",
        Place.inFile("x.yaml", new Place.Excerpt(1, 3, 8, "  url: jdbc:x://a:s3cret@h")), "write password: s3cret");
    assertEquals("""
        error: 'password=******' is wrong
          --> x.yaml:1:3
          |
        1 |   url: jdbc:x://a:******@h
          |   ^^^^^^^^
          help: write password: ******
        """, problem.render());
  }
}
