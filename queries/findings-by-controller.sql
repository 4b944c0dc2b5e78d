-- Made by tools/questions_sql.py from findings-by-controller.rq; change that.
-- @of 1e3d741f603f69a3
-- @columns controllerName:id provision:id severity:id findings:integer controller:id notice:id
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
SELECT f."controllerName" AS "controllerName", f."provision" AS "provision", f."severity" AS "severity", f."findings" AS "findings", f."controller" AS "controller", f."notice" AS "notice"
FROM (
  SELECT s."controllerName", s."provision", s."severity", s."findings", s."controller", s."notice"
  FROM (
    SELECT f.*, f."__agg_1__" AS "findings"
    FROM (
      SELECT f.*, f."__agg_6__" AS "notice"
      FROM (
        SELECT f.*, f."__agg_5__" AS "controller"
        FROM (
          SELECT f.*, f."__agg_4__" AS "severity"
          FROM (
            SELECT f.*, f."__agg_3__" AS "provision"
            FROM (
              SELECT f.*, f."__agg_2__" AS "controllerName"
              FROM (
                SELECT count(DISTINCT f."result") AS "__agg_1__", f."controllerName" AS "__agg_2__", f."provision" AS "__agg_3__", f."severity" AS "__agg_4__", f."controller" AS "__agg_5__", f."notice" AS "__agg_6__"
                FROM (
                  SELECT f.*
                  FROM (
                    SELECT l."work" AS "work", l."notice" AS "notice", l."asOf" AS "asOf", l."report" AS "report", l."result" AS "result", l."severity" AS "severity", l."provision" AS "provision", l."controllerAsked" AS "controllerAsked", r."controller" AS "controller", r."controllerName" AS "controllerName"
                    FROM (
                      SELECT j0."work" AS "work", j0."notice" AS "notice", j1."asOf" AS "asOf", j2."report" AS "report", j5."result" AS "result", j6."severity" AS "severity", j7."provision" AS "provision", j9."controllerAsked" AS "controllerAsked"
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
                        SELECT q7.g AS "report", q7.o AS "result"
                        FROM "sh:result" q7
                        WHERE q7.g = q7.s
                      ) j5
                      ON j2."report" = j5."report"
                      JOIN (
                        SELECT q8.g AS "report", q8.s AS "result", q8.o AS "severity"
                        FROM "sh:resultSeverity" q8
                      ) j6
                      ON j2."report" = j6."report" AND j5."result" = j6."result"
                      JOIN (
                        SELECT q9.g AS "report", q9.s AS "result", q9.o AS "provision"
                        FROM "dct:source" q9
                      ) j7
                      ON j2."report" = j7."report" AND j5."result" = j7."result"
                      JOIN (
                        SELECT v AS "severity"
                        FROM (VALUES {{severity}}) given(v)
                      ) j8
                      ON (j8."severity" IS NULL OR j6."severity" = j8."severity")
                      JOIN (
                        SELECT v AS "controllerAsked"
                        FROM (VALUES {{controller}}) given(v)
                      ) j9
                      ON TRUE
                    ) l
                    LEFT JOIN (
                      SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
                      FROM (
                        SELECT q10.g AS "notice", q10.o AS "controller"
                        FROM "dpv:hasDataController" q10
                        WHERE q10.g = q10.s
                      ) j0
                      JOIN (
                        SELECT q11.g AS "notice", q11.s AS "controller", q11.o AS "controllerName"
                        FROM "dpv:hasName" q11
                      ) j1
                      ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
                    ) r
                    ON l."notice" = r."notice"
                  ) f
                  WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
                ) f
                GROUP BY f."controllerName", f."provision", f."severity", f."controller", f."notice"
              ) f
            ) f
          ) f
        ) f
      ) f
    ) f
  ) s
) f
