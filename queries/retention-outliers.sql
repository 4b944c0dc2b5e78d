-- Made by tools/questions_sql.py from retention-outliers.rq; change that.
-- @of 1c81a43b83a6dab2
-- @columns purpose:id median:decimal days:id controllerName:id processTitle:id controllers:integer controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDuration
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPurpose
-- @property https://w3id.org/dpv#hasStorageCondition
-- @property https://w3id.org/noticegraph#days
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."purpose" AS "purpose", f."median" AS "median", f."days" AS "days", f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."controllers" AS "controllers", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."purpose", s."median", s."days", s."controllerName", s."processTitle", s."controllers", s."controller", s."process"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."purpose" AS "purpose", l."median" AS "median", l."controllers" AS "controllers", l."notice" AS "notice", l."process" AS "process", l."work" AS "work", l."storage" AS "storage", l."duration" AS "duration", l."days" AS "days", l."factor" AS "factor", l."least" AS "least", l."purposeAsked" AS "purposeAsked", l."processTitle" AS "processTitle", l."controller" AS "controller", l."controllerName" AS "controllerName", r."narrower" AS "narrower"
      FROM (
        SELECT l."purpose" AS "purpose", l."median" AS "median", l."controllers" AS "controllers", l."notice" AS "notice", l."process" AS "process", l."work" AS "work", l."storage" AS "storage", l."duration" AS "duration", l."days" AS "days", l."factor" AS "factor", l."least" AS "least", l."purposeAsked" AS "purposeAsked", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
        FROM (
          SELECT l."purpose" AS "purpose", l."median" AS "median", l."controllers" AS "controllers", l."notice" AS "notice", l."process" AS "process", l."work" AS "work", l."storage" AS "storage", l."duration" AS "duration", l."days" AS "days", l."factor" AS "factor", l."least" AS "least", l."purposeAsked" AS "purposeAsked", r."processTitle" AS "processTitle"
          FROM (
            SELECT j0."purpose" AS "purpose", j0."median" AS "median", j1."controllers" AS "controllers", j2."notice" AS "notice", j2."process" AS "process", j3."work" AS "work", j4."storage" AS "storage", j5."duration" AS "duration", j6."days" AS "days", j7."factor" AS "factor", j8."least" AS "least", j9."purposeAsked" AS "purposeAsked"
            FROM (
              SELECT s."purpose", s."median"
              FROM (
                SELECT f.*, f."__agg_1__" AS "median"
                FROM (
                  SELECT f.*, f."__agg_2__" AS "purpose"
                  FROM (
                    SELECT CAST(CASE WHEN count(*) = count(CASE WHEN (f."below" * 2) >= f."whole" THEN t0.num WHEN NOT ((f."below" * 2) >= f."whole") THEN CAST(1000000 AS DECIMAL(30,9)) END) THEN min(CASE WHEN (f."below" * 2) >= f."whole" THEN t0.num WHEN NOT ((f."below" * 2) >= f."whole") THEN CAST(1000000 AS DECIMAL(30,9)) END) END AS DECIMAL(30,9)) AS "__agg_1__", f."purpose" AS "__agg_2__"
                    FROM (
                      SELECT s."purpose", s."days", s."below", s."whole"
                      FROM (
                        SELECT f.*, f."__agg_2__" AS "whole"
                        FROM (
                          SELECT f.*, f."__agg_1__" AS "below"
                          FROM (
                            SELECT f.*, f."__agg_4__" AS "days"
                            FROM (
                              SELECT f.*, f."__agg_3__" AS "purpose"
                              FROM (
                                SELECT CAST(sum(CASE WHEN t0.num <= t1.num THEN f."weight" WHEN NOT (t0.num <= t1.num) THEN 0 END) AS BIGINT) AS "__agg_1__", CAST(sum(f."weight") AS BIGINT) AS "__agg_2__", f."purpose" AS "__agg_3__", f."days" AS "__agg_4__"
                                FROM (
                                  SELECT j0."purpose" AS "purpose", j0."days" AS "days", j1."other" AS "other", j1."weight" AS "weight"
                                  FROM (
                                    SELECT s."purpose", s."days"
                                    FROM (
                                      SELECT f.*, f."__agg_2__" AS "days"
                                      FROM (
                                        SELECT f.*, f."__agg_1__" AS "purpose"
                                        FROM (
                                          SELECT f."purpose" AS "__agg_1__", f."days" AS "__agg_2__"
                                          FROM (
                                            SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."storage" AS "storage", j2."duration" AS "duration", j3."days" AS "days", j4."purpose" AS "purpose"
                                            FROM (
                                              SELECT q0.s AS "work", q0.o AS "notice"
                                              FROM "{{holds}}" q0
                                              WHERE q0.g = iri('{{base}}catalog')
                                            ) j0
                                            JOIN (
                                              SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "storage"
                                              FROM "dpv:hasStorageCondition" q1
                                            ) j1
                                            ON j0."notice" = j1."notice"
                                            JOIN (
                                              SELECT q2.g AS "notice", q2.s AS "storage", q2.o AS "duration"
                                              FROM "dpv:hasDuration" q2
                                            ) j2
                                            ON j0."notice" = j2."notice" AND j1."storage" = j2."storage"
                                            JOIN (
                                              SELECT q3.g AS "notice", q3.s AS "duration", q3.o AS "days"
                                              FROM "ng:days" q3
                                            ) j3
                                            ON j0."notice" = j3."notice" AND j2."duration" = j3."duration"
                                            JOIN (
                                              SELECT q4.g AS "notice", q4.s AS "process", q4.o AS "purpose"
                                              FROM "dpv:hasPurpose" q4
                                            ) j4
                                            ON j0."notice" = j4."notice" AND j1."process" = j4."process"
                                          ) f
                                          GROUP BY f."purpose", f."days"
                                        ) f
                                      ) f
                                    ) s
                                  ) j0
                                  JOIN (
                                    SELECT s."purpose", s."other", s."weight"
                                    FROM (
                                      SELECT f.*, f."__agg_1__" AS "weight"
                                      FROM (
                                        SELECT f.*, f."__agg_3__" AS "other"
                                        FROM (
                                          SELECT f.*, f."__agg_2__" AS "purpose"
                                          FROM (
                                            SELECT count(*) AS "__agg_1__", f."purpose" AS "__agg_2__", f."other" AS "__agg_3__"
                                            FROM (
                                              SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."storage" AS "storage", j2."duration" AS "duration", j3."other" AS "other", j4."purpose" AS "purpose"
                                              FROM (
                                                SELECT q5.s AS "work", q5.o AS "notice"
                                                FROM "{{holds}}" q5
                                                WHERE q5.g = iri('{{base}}catalog')
                                              ) j0
                                              JOIN (
                                                SELECT q6.g AS "notice", q6.s AS "process", q6.o AS "storage"
                                                FROM "dpv:hasStorageCondition" q6
                                              ) j1
                                              ON j0."notice" = j1."notice"
                                              JOIN (
                                                SELECT q7.g AS "notice", q7.s AS "storage", q7.o AS "duration"
                                                FROM "dpv:hasDuration" q7
                                              ) j2
                                              ON j0."notice" = j2."notice" AND j1."storage" = j2."storage"
                                              JOIN (
                                                SELECT q8.g AS "notice", q8.s AS "duration", q8.o AS "other"
                                                FROM "ng:days" q8
                                              ) j3
                                              ON j0."notice" = j3."notice" AND j2."duration" = j3."duration"
                                              JOIN (
                                                SELECT q9.g AS "notice", q9.s AS "process", q9.o AS "purpose"
                                                FROM "dpv:hasPurpose" q9
                                              ) j4
                                              ON j0."notice" = j4."notice" AND j1."process" = j4."process"
                                            ) f
                                            GROUP BY f."purpose", f."other"
                                          ) f
                                        ) f
                                      ) f
                                    ) s
                                  ) j1
                                  ON j0."purpose" = j1."purpose"
                                ) f
                                LEFT JOIN terms t0 ON t0.id = f."other"
                                LEFT JOIN terms t1 ON t1.id = f."days"
                                GROUP BY f."purpose", f."days"
                              ) f
                            ) f
                          ) f
                        ) f
                      ) s
                    ) f
                    LEFT JOIN terms t0 ON t0.id = f."days"
                    GROUP BY f."purpose"
                  ) f
                ) f
              ) s
            ) j0
            JOIN (
              SELECT s."purpose", s."controllers"
              FROM (
                SELECT f.*, f."__agg_1__" AS "controllers"
                FROM (
                  SELECT f.*, f."__agg_2__" AS "purpose"
                  FROM (
                    SELECT count(DISTINCT f."namer") AS "__agg_1__", f."purpose" AS "__agg_2__"
                    FROM (
                      SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."storage" AS "storage", j2."duration" AS "duration", j3."any" AS "any", j4."purpose" AS "purpose", j5."namer" AS "namer"
                      FROM (
                        SELECT q10.s AS "work", q10.o AS "notice"
                        FROM "{{holds}}" q10
                        WHERE q10.g = iri('{{base}}catalog')
                      ) j0
                      JOIN (
                        SELECT q11.g AS "notice", q11.s AS "process", q11.o AS "storage"
                        FROM "dpv:hasStorageCondition" q11
                      ) j1
                      ON j0."notice" = j1."notice"
                      JOIN (
                        SELECT q12.g AS "notice", q12.s AS "storage", q12.o AS "duration"
                        FROM "dpv:hasDuration" q12
                      ) j2
                      ON j0."notice" = j2."notice" AND j1."storage" = j2."storage"
                      JOIN (
                        SELECT q13.g AS "notice", q13.s AS "duration", q13.o AS "any"
                        FROM "ng:days" q13
                      ) j3
                      ON j0."notice" = j3."notice" AND j2."duration" = j3."duration"
                      JOIN (
                        SELECT q14.g AS "notice", q14.s AS "process", q14.o AS "purpose"
                        FROM "dpv:hasPurpose" q14
                      ) j4
                      ON j0."notice" = j4."notice" AND j1."process" = j4."process"
                      JOIN (
                        SELECT q15.g AS "notice", q15.o AS "namer"
                        FROM "dpv:hasDataController" q15
                        WHERE q15.g = q15.s
                      ) j5
                      ON j0."notice" = j5."notice"
                    ) f
                    GROUP BY f."purpose"
                  ) f
                ) f
              ) s
            ) j1
            ON j0."purpose" = j1."purpose"
            JOIN (
              SELECT q17.g AS "notice", q17.s AS "process", q17.o AS "purpose"
              FROM "dpv:hasPurpose" q17
            ) j2
            ON j0."purpose" = j2."purpose"
            JOIN (
              SELECT q16.s AS "work", q16.o AS "notice"
              FROM "{{holds}}" q16
              WHERE q16.g = iri('{{base}}catalog')
            ) j3
            ON j2."notice" = j3."notice"
            JOIN (
              SELECT s."process", s."storage"
              FROM (
                SELECT q18.g AS "in", q18.s AS "process", q18.o AS "storage"
                FROM "dpv:hasStorageCondition" q18
              ) s
            ) j4
            ON j2."process" = j4."process"
            JOIN (
              SELECT s."storage", s."duration"
              FROM (
                SELECT q19.g AS "in", q19.s AS "storage", q19.o AS "duration"
                FROM "dpv:hasDuration" q19
              ) s
            ) j5
            ON j4."storage" = j5."storage"
            JOIN (
              SELECT s."duration", s."days"
              FROM (
                SELECT q20.g AS "in", q20.s AS "duration", q20.o AS "days"
                FROM "ng:days" q20
              ) s
            ) j6
            ON j5."duration" = j6."duration"
            JOIN (
              SELECT v AS "factor"
              FROM (VALUES {{factor}}) given(v)
            ) j7
            ON TRUE
            JOIN (
              SELECT v AS "least"
              FROM (VALUES {{least}}) given(v)
            ) j8
            ON TRUE
            JOIN (
              SELECT v AS "purposeAsked"
              FROM (VALUES {{purpose}}) given(v)
            ) j9
            ON TRUE
          ) l
          LEFT JOIN (
            SELECT f.*
            FROM (
              SELECT q21.g AS "notice", q21.s AS "process", q21.o AS "processTitle"
              FROM "dct:title" q21
            ) f
            WHERE f."process" <> f."notice"
          ) r
          ON l."notice" = r."notice" AND l."process" = r."process"
        ) l
        LEFT JOIN (
          SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
          FROM (
            SELECT q22.g AS "notice", q22.o AS "controller"
            FROM "dpv:hasDataController" q22
            WHERE q22.g = q22.s
          ) j0
          JOIN (
            SELECT q23.g AS "notice", q23.s AS "controller", q23.o AS "controllerName"
            FROM "dpv:hasName" q23
          ) j1
          ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
        ) r
        ON l."notice" = r."notice"
      ) l
      LEFT JOIN (
        SELECT DISTINCT *
        FROM (
          SELECT s."purpose", s."narrower"
          FROM (
            SELECT f.*, TRUE AS "narrower"
            FROM (
              SELECT j0."purpose" AS "purpose", j0."purposeAsked" AS "purposeAsked"
              FROM (
                SELECT s AS "purpose", o AS "purposeAsked"
                FROM path0
              ) j0
              JOIN (
                SELECT v AS "purposeAsked"
                FROM (VALUES {{purpose}}) given(v)
              ) j1
              ON (j1."purposeAsked" IS NULL OR j0."purposeAsked" = j1."purposeAsked")
            ) f
          ) s
        ) d
      ) r
      ON l."purpose" = r."purpose"
    ) f
    LEFT JOIN terms t0 ON t0.id = f."days"
    WHERE (f."controllers" >= f."least") AND (NOT ((t0.num < (f."median" * f."factor")) AND ((t0.num * f."factor") > f."median"))) AND (((NOT (f."purposeAsked" IS NOT NULL)) OR (f."purpose" = f."purposeAsked") OR (f."narrower" IS NOT NULL)))
  ) s
) f
