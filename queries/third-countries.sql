-- Made by tools/questions_sql.py from third-countries.rq; change that.
-- @of b11eb2ab64fcb2e5
-- @columns country:id controllers:integer processes:integer generally:integer
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#CrossBorderTransfer
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasProcessing
-- @property https://w3id.org/dpv#hasThirdCountry
SELECT f."country" AS "country", f."controllers" AS "controllers", f."processes" AS "processes", f."generally" AS "generally"
FROM (
  SELECT s."country", s."controllers", s."processes", s."generally"
  FROM (
    SELECT f.*, f."__agg_3__" AS "generally"
    FROM (
      SELECT f.*, f."__agg_2__" AS "processes"
      FROM (
        SELECT f.*, f."__agg_1__" AS "controllers"
        FROM (
          SELECT f.*, f."__agg_4__" AS "country"
          FROM (
            SELECT count(DISTINCT f."controller") AS "__agg_1__", count(DISTINCT f."process") AS "__agg_2__", count(DISTINCT f."whole") AS "__agg_3__", f."country" AS "__agg_4__"
            FROM (
              SELECT f.*, CASE WHEN f."subject" <> f."notice" THEN f."subject" ELSE CAST(NULL AS UBIGINT) END AS "process"
              FROM (
                SELECT f.*, CASE WHEN f."subject" = f."notice" THEN f."subject" ELSE CAST(NULL AS UBIGINT) END AS "whole"
                FROM (
                  SELECT l."work" AS "work", l."notice" AS "notice", l."subject" AS "subject", l."country" AS "country", r."controller" AS "controller"
                  FROM (
                    SELECT j0."work" AS "work", j0."notice" AS "notice", j1."subject" AS "subject", j1."country" AS "country"
                    FROM (
                      SELECT q0.s AS "work", q0.o AS "notice"
                      FROM "{{holds}}" q0
                      WHERE q0.g = iri('{{base}}catalog')
                    ) j0
                    JOIN (
                      SELECT DISTINCT *
                      FROM (
                        SELECT s."notice", s."subject", s."country"
                        FROM (
                          SELECT u0."notice" AS "notice", u0."subject" AS "subject", u0."country" AS "country", CAST(NULL AS UBIGINT) AS "transfer"
                          FROM (
                            SELECT l.*
                            FROM (
                              SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "country"
                              FROM "dpv:hasThirdCountry" q1
                            ) l
                            ANTI JOIN (
                              SELECT q2.g AS "notice", q2.s AS "subject"
                              FROM "rdf:type" q2
                              WHERE q2.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                            ) r
                            ON l."notice" = r."notice" AND l."subject" = r."subject"
                          ) u0
                          UNION ALL
                          SELECT u1."notice" AS "notice", u1."subject" AS "subject", u1."country" AS "country", u1."transfer" AS "transfer"
                          FROM (
                            SELECT j0."notice" AS "notice", j0."transfer" AS "transfer", j0."country" AS "country", j1."subject" AS "subject"
                            FROM (
                              SELECT q3.g AS "notice", q3.s AS "transfer", q3.o AS "country"
                              FROM "dpv:hasThirdCountry" q3
                            ) j0
                            JOIN (
                              SELECT q4.g AS "notice", q4.s AS "subject", q4.o AS "transfer"
                              FROM "dpv:hasProcessing" q4
                            ) j1
                            ON j0."notice" = j1."notice" AND j0."transfer" = j1."transfer"
                          ) u1
                        ) s
                      ) d
                    ) j1
                    ON j0."notice" = j1."notice"
                  ) l
                  LEFT JOIN (
                    SELECT q5.g AS "notice", q5.o AS "controller"
                    FROM "dpv:hasDataController" q5
                    WHERE q5.g = q5.s
                  ) r
                  ON l."notice" = r."notice"
                ) f
              ) f
            ) f
            GROUP BY f."country"
          ) f
        ) f
      ) f
    ) f
  ) s
) f
