package io.ganglion.tables.jdbc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1", "select 1;", " \n(SELECT 1) ;; ", "-- DELETE\nSELECT 1",
      "/* x; */ WITH a AS (SELECT 1) TABLE a", "VALUES (1)", "SELECT 'a;b', \"c;d\", `e;f`", "SELECT 'it''s; fine'",
      "SELECT 1 -- ; DROP",
      "SELECT 1; -- done", "SELECT 1; /* done */", "SELECT $$ a; b $$", "SELECT $x$ $$; $x$", "SELECT 1 /* ;"})
  void takesOneQuery(String query) {
    assertDoesNotThrow(() -> QueryText.requireOne(query));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "DELETE FROM t             | must begin with SELECT, WITH, VALUES or TABLE, but begins with DELETE: nothing in"
          + " the database is changed",
      "/* SELECT */ update t     | must begin with SELECT, WITH, VALUES or TABLE, but begins with UPDATE: nothing in"
          + " the database is changed",
      "{call f()}                | must begin with SELECT, WITH, VALUES or TABLE, but begins with {: nothing in the"
          + " database is changed",
      "PRAGMA x = 1              | must begin with SELECT, WITH, VALUES or TABLE, but begins with PRAGMA: nothing in"
          + " the database is changed",
      "-- SELECT 1               | must be a query",
      "` `                       | must be a query",
      "(                         | must be a query",
      "SELECT 1; SELECT 2        | must be one statement, but another follows the semicolon",
      "SELECT ';'; DROP TABLE t  | must be one statement, but another follows the semicolon",
      "SELECT 1;/**/;DELETE      | must be one statement, but another follows the semicolon",
      "SELECT $a; b              | must be one statement, but another follows the semicolon"})
  void refusesOthers(String query, String problem) {
    InvalidSettingException refused =
        assertThrows(InvalidSettingException.class, () -> QueryText.requireOne(query));
    assertEquals(problem, refused.problem());
  }
}
