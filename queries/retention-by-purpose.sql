-- Made by tools/questions_sql.py from retention-by-purpose.rq; change that.
-- @of 9d853fc8fadcd5cd
-- @columns purpose:id median:decimal least:id longest:id periods:integer controllers:integer
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDuration
-- @property https://w3id.org/dpv#hasPurpose
-- @property https://w3id.org/dpv#hasStorageCondition
-- @property https://w3id.org/noticegraph#days
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."purpose" AS "purpose", f."median" AS "median", f."least" AS "least", f."longest" AS "longest", f."periods" AS "periods", f."controllers" AS "controllers"
FROM (
  SELECT s."purpose", s."median", s."least", s."longest", s."periods", s."controllers"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."purpose" AS "purpose", l."lower" AS "lower", l."upper" AS "upper", l."least" AS "least", l."longest" AS "longest", l."periods" AS "periods", l."controllers" AS "controllers", l."median" AS "median", l."purposeAsked" AS "purposeAsked", r."narrower" AS "narrower"
      FROM (
        SELECT j0."purpose" AS "purpose", j0."lower" AS "lower", j0."upper" AS "upper", j0."least" AS "least", j0."longest" AS "longest", j0."periods" AS "periods", j0."controllers" AS "controllers", j0."median" AS "median", j1."purposeAsked" AS "purposeAsked"
        FROM (
          SELECT f.*, CAST((f."lower" + f."upper") / 2 AS DECIMAL(30,9)) AS "median"
          FROM (
            SELECT j0."purpose" AS "purpose", j0."lower" AS "lower", j0."upper" AS "upper", j1."least" AS "least", j1."longest" AS "longest", j1."periods" AS "periods", j1."controllers" AS "controllers"
            FROM (
              SELECT s."purpose", s."lower", s."upper"
              FROM (
                SELECT f.*, f."__agg_2__" AS "upper"
                FROM (
                  SELECT f.*, f."__agg_1__" AS "lower"
                  FROM (
                    SELECT f.*, f."__agg_3__" AS "purpose"
                    FROM (
                      SELECT CAST(CASE WHEN count(*) = count(CASE WHEN (f."below" * 2) >= f."whole" THEN t0.num WHEN NOT ((f."below" * 2) >= f."whole") THEN CAST(1000000 AS DECIMAL(30,9)) END) THEN min(CASE WHEN (f."below" * 2) >= f."whole" THEN t0.num WHEN NOT ((f."below" * 2) >= f."whole") THEN CAST(1000000 AS DECIMAL(30,9)) END) END AS DECIMAL(30,9)) AS "__agg_1__", CAST(CASE WHEN count(*) = count(CASE WHEN (f."above" * 2) >= f."whole" THEN t0.num WHEN NOT ((f."above" * 2) >= f."whole") THEN CAST(0 AS DECIMAL(30,9)) END) THEN max(CASE WHEN (f."above" * 2) >= f."whole" THEN t0.num WHEN NOT ((f."above" * 2) >= f."whole") THEN CAST(0 AS DECIMAL(30,9)) END) END AS DECIMAL(30,9)) AS "__agg_2__", f."purpose" AS "__agg_3__"
                      FROM (
                        SELECT s."purpose", s."days", s."below", s."above", s."whole"
                        FROM (
                          SELECT f.*, f."__agg_3__" AS "whole"
                          FROM (
                            SELECT f.*, f."__agg_2__" AS "above"
                            FROM (
                              SELECT f.*, f."__agg_1__" AS "below"
                              FROM (
                                SELECT f.*, f."__agg_5__" AS "days"
                                FROM (
                                  SELECT f.*, f."__agg_4__" AS "purpose"
                                  FROM (
                                    SELECT CAST(sum(CASE WHEN t0.num <= t1.num THEN f."weight" WHEN NOT (t0.num <= t1.num) THEN 0 END) AS BIGINT) AS "__agg_1__", CAST(sum(CASE WHEN t0.num >= t1.num THEN f."weight" WHEN NOT (t0.num >= t1.num) THEN 0 END) AS BIGINT) AS "__agg_2__", CAST(sum(f."weight") AS BIGINT) AS "__agg_3__", f."purpose" AS "__agg_4__", f."days" AS "__agg_5__"
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
                          ) f
                        ) s
                      ) f
                      LEFT JOIN terms t0 ON t0.id = f."days"
                      GROUP BY f."purpose"
                    ) f
                  ) f
                ) f
              ) s
            ) j0
            JOIN (
              SELECT s."purpose", s."least", s."longest", s."periods", s."controllers"
              FROM (
                SELECT f.*, f."__agg_4__" AS "controllers"
                FROM (
                  SELECT f.*, f."__agg_3__" AS "periods"
                  FROM (
                    SELECT f.*, f."__agg_2__" AS "longest"
                    FROM (
                      SELECT f.*, f."__agg_1__" AS "least"
                      FROM (
                        SELECT f.*, f."__agg_5__" AS "purpose"
                        FROM (
                          SELECT arg_min(f."days", t0.num) AS "__agg_1__", arg_max(f."days", t0.num) AS "__agg_2__", count(*) AS "__agg_3__", count(DISTINCT f."controller") AS "__agg_4__", f."purpose" AS "__agg_5__"
                          FROM (
                            SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."storage" AS "storage", l."duration" AS "duration", l."days" AS "days", l."purpose" AS "purpose", r."controller" AS "controller"
                            FROM (
                              SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."storage" AS "storage", j2."duration" AS "duration", j3."days" AS "days", j4."purpose" AS "purpose"
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
                                SELECT q13.g AS "notice", q13.s AS "duration", q13.o AS "days"
                                FROM "ng:days" q13
                              ) j3
                              ON j0."notice" = j3."notice" AND j2."duration" = j3."duration"
                              JOIN (
                                SELECT q14.g AS "notice", q14.s AS "process", q14.o AS "purpose"
                                FROM "dpv:hasPurpose" q14
                              ) j4
                              ON j0."notice" = j4."notice" AND j1."process" = j4."process"
                            ) l
                            LEFT JOIN (
                              SELECT q15.g AS "notice", q15.o AS "controller"
                              FROM "dpv:hasDataController" q15
                              WHERE q15.g = q15.s
                            ) r
                            ON l."notice" = r."notice"
                          ) f
                          LEFT JOIN terms t0 ON t0.id = f."days"
                          GROUP BY f."purpose"
                        ) f
                      ) f
                    ) f
                  ) f
                ) f
              ) s
            ) j1
            ON j0."purpose" = j1."purpose"
          ) f
        ) j0
        JOIN (
          SELECT v AS "purposeAsked"
          FROM (VALUES {{purpose}}) given(v)
        ) j1
        ON TRUE
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
    WHERE ((NOT (f."purposeAsked" IS NOT NULL)) OR (f."purpose" = f."purposeAsked") OR (f."narrower" IS NOT NULL))
  ) s
) f
