-- Made by tools/questions_sql.py from completeness.rq; change that.
-- @of f79398aeabdae10a
-- @columns controllerName:id violations:integer warnings:integer asOf:id controller:id notice:id
-- @property http://purl.org/dc/terms/source
-- @property http://purl.org/dc/terms/subject
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type http://www.w3.org/ns/shacl#ValidationReport
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property http://www.w3.org/ns/shacl#result
-- @property http://www.w3.org/ns/shacl#resultSeverity
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/noticegraph#asOf
SELECT f."controllerName" AS "controllerName", f."violations" AS "violations", f."warnings" AS "warnings", f."asOf" AS "asOf", f."controller" AS "controller", f."notice" AS "notice"
FROM (
  SELECT s."controllerName", s."violations", s."warnings", s."asOf", s."controller", s."notice"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."asOf" AS "asOf", l."report" AS "report", l."controllerAsked" AS "controllerAsked", l."failed" AS "failed", l."unsure" AS "unsure", l."violations" AS "violations", l."warnings" AS "warnings", r."controller" AS "controller", r."controllerName" AS "controllerName"
      FROM (
        SELECT f.*, coalesce(f."unsure", 0) AS "warnings"
        FROM (
          SELECT f.*, coalesce(f."failed", 0) AS "violations"
          FROM (
            SELECT l."work" AS "work", l."notice" AS "notice", l."asOf" AS "asOf", l."report" AS "report", l."controllerAsked" AS "controllerAsked", l."failed" AS "failed", r."unsure" AS "unsure"
            FROM (
              SELECT l."work" AS "work", l."notice" AS "notice", l."asOf" AS "asOf", l."report" AS "report", l."controllerAsked" AS "controllerAsked", r."failed" AS "failed"
              FROM (
                SELECT j0."work" AS "work", j0."notice" AS "notice", j1."asOf" AS "asOf", j2."report" AS "report", j5."controllerAsked" AS "controllerAsked"
                FROM (
                  SELECT q0.s AS "work", q0.o AS "notice"
                  FROM "{{holds}}" q0
                  WHERE q0.g = iri('{{base}}catalog')
                ) j0
                JOIN (
                  SELECT s."notice", s."asOf"
                  FROM (
                    SELECT f.*, f."__agg_1__" AS "asOf"
                    FROM (
                      SELECT f.*, f."__agg_2__" AS "notice"
                      FROM (
                        SELECT arg_max(f."day", t0.lex) AS "__agg_1__", f."notice" AS "__agg_2__"
                        FROM (
                          SELECT j0."any" AS "any", j1."notice" AS "notice", j2."day" AS "day"
                          FROM (
                            SELECT q1.g AS "any"
                            FROM "rdf:type" q1
                            WHERE q1.o = iri('http://www.w3.org/ns/shacl#ValidationReport')
                              AND q1.g = q1.s
                          ) j0
                          JOIN (
                            SELECT q2.g AS "any", q2.o AS "notice"
                            FROM "dct:subject" q2
                            WHERE q2.g = q2.s
                          ) j1
                          ON j0."any" = j1."any"
                          JOIN (
                            SELECT q3.g AS "any", q3.o AS "day"
                            FROM "ng:asOf" q3
                            WHERE q3.g = q3.s
                          ) j2
                          ON j0."any" = j2."any"
                        ) f
                        LEFT JOIN terms t0 ON t0.id = f."day"
                        GROUP BY f."notice"
                      ) f
                    ) f
                  ) s
                ) j1
                ON j0."notice" = j1."notice"
                JOIN (
                  SELECT q5.g AS "report", q5.o AS "notice"
                  FROM "dct:subject" q5
                  WHERE q5.g = q5.s
                ) j2
                ON j0."notice" = j2."notice"
                JOIN (
                  SELECT q6.g AS "report", q6.o AS "asOf"
                  FROM "ng:asOf" q6
                  WHERE q6.g = q6.s
                ) j3
                ON j2."report" = j3."report" AND j1."asOf" = j3."asOf"
                JOIN (
                  SELECT q4.g AS "report"
                  FROM "rdf:type" q4
                  WHERE q4.o = iri('http://www.w3.org/ns/shacl#ValidationReport')
                    AND q4.g = q4.s
                ) j4
                ON j2."report" = j4."report"
                JOIN (
                  SELECT v AS "controllerAsked"
                  FROM (VALUES {{controller}}) given(v)
                ) j5
                ON TRUE
              ) l
              LEFT JOIN (
                SELECT s."report", s."failed"
                FROM (
                  SELECT f.*, f."__agg_1__" AS "failed"
                  FROM (
                    SELECT f.*, f."__agg_2__" AS "report"
                    FROM (
                      SELECT count(DISTINCT f."violated") AS "__agg_1__", f."report" AS "__agg_2__"
                      FROM (
                        SELECT j0."report" AS "report", j0."result" AS "result", j2."violated" AS "violated"
                        FROM (
                          SELECT q7.g AS "report", q7.o AS "result"
                          FROM "sh:result" q7
                          WHERE q7.g = q7.s
                        ) j0
                        JOIN (
                          SELECT q8.g AS "report", q8.s AS "result"
                          FROM "sh:resultSeverity" q8
                          WHERE q8.o = iri('http://www.w3.org/ns/shacl#Violation')
                        ) j1
                        ON j0."report" = j1."report" AND j0."result" = j1."result"
                        JOIN (
                          SELECT q9.g AS "report", q9.s AS "result", q9.o AS "violated"
                          FROM "dct:source" q9
                        ) j2
                        ON j0."report" = j2."report" AND j0."result" = j2."result"
                      ) f
                      GROUP BY f."report"
                    ) f
                  ) f
                ) s
              ) r
              ON l."report" = r."report"
            ) l
            LEFT JOIN (
              SELECT s."report", s."unsure"
              FROM (
                SELECT f.*, f."__agg_1__" AS "unsure"
                FROM (
                  SELECT f.*, f."__agg_2__" AS "report"
                  FROM (
                    SELECT count(DISTINCT f."doubted") AS "__agg_1__", f."report" AS "__agg_2__"
                    FROM (
                      SELECT j0."report" AS "report", j0."result" AS "result", j2."doubted" AS "doubted"
                      FROM (
                        SELECT q10.g AS "report", q10.o AS "result"
                        FROM "sh:result" q10
                        WHERE q10.g = q10.s
                      ) j0
                      JOIN (
                        SELECT q11.g AS "report", q11.s AS "result"
                        FROM "sh:resultSeverity" q11
                        WHERE q11.o = iri('http://www.w3.org/ns/shacl#Warning')
                      ) j1
                      ON j0."report" = j1."report" AND j0."result" = j1."result"
                      JOIN (
                        SELECT q12.g AS "report", q12.s AS "result", q12.o AS "doubted"
                        FROM "dct:source" q12
                      ) j2
                      ON j0."report" = j2."report" AND j0."result" = j2."result"
                    ) f
                    GROUP BY f."report"
                  ) f
                ) f
              ) s
            ) r
            ON l."report" = r."report"
          ) f
        ) f
      ) l
      LEFT JOIN (
        SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
        FROM (
          SELECT q13.g AS "notice", q13.o AS "controller"
          FROM "dpv:hasDataController" q13
          WHERE q13.g = q13.s
        ) j0
        JOIN (
          SELECT q14.g AS "notice", q14.s AS "controller", q14.o AS "controllerName"
          FROM "dpv:hasName" q14
        ) j1
        ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
      ) r
      ON l."notice" = r."notice"
    ) f
    WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
  ) s
) f
