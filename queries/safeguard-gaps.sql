-- Made by tools/questions_sql.py from safeguard-gaps.rq; change that.
-- @of cf7dc2d2af711bc1
-- @columns controllerName:id importerName:id country:id processTitle:id others:integer example:string controller:id importer:id process:id transfer:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDataImporter
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasProcessing
-- @property https://w3id.org/dpv#hasThirdCountry
-- @property https://w3id.org/noticegraph#hasFramework
-- @property https://w3id.org/noticegraph#hasTransferSafeguard
SELECT f."controllerName" AS "controllerName", f."importerName" AS "importerName", f."country" AS "country", f."processTitle" AS "processTitle", f."others" AS "others", f."example" AS "example", f."controller" AS "controller", f."importer" AS "importer", f."process" AS "process", f."transfer" AS "transfer"
FROM (
  SELECT s."controllerName", s."importerName", s."country", s."processTitle", s."others", s."example", s."controller", s."importer", s."process", s."transfer"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."importer" AS "importer", l."country" AS "country", l."process" AS "process", l."importerName" AS "importerName", l."controllerAsked" AS "controllerAsked", l."others" AS "others", l."example" AS "example", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."importer" AS "importer", l."country" AS "country", l."process" AS "process", l."importerName" AS "importerName", l."controllerAsked" AS "controllerAsked", l."others" AS "others", l."example" AS "example", r."processTitle" AS "processTitle"
        FROM (
          SELECT j0."work" AS "work", j0."notice" AS "notice", j0."transfer" AS "transfer", j0."importer" AS "importer", j0."country" AS "country", j0."process" AS "process", j0."importerName" AS "importerName", j0."controllerAsked" AS "controllerAsked", j1."others" AS "others", j1."example" AS "example"
          FROM (
            SELECT l.*
            FROM (
              SELECT l.*
              FROM (
                SELECT l.*
                FROM (
                  SELECT l.*
                  FROM (
                    SELECT j0."work" AS "work", j0."notice" AS "notice", j1."transfer" AS "transfer", j1."importer" AS "importer", j2."country" AS "country", j3."process" AS "process", j4."importerName" AS "importerName", j6."controllerAsked" AS "controllerAsked"
                    FROM (
                      SELECT q0.s AS "work", q0.o AS "notice"
                      FROM "{{holds}}" q0
                      WHERE q0.g = iri('{{base}}catalog')
                    ) j0
                    JOIN (
                      SELECT q1.g AS "notice", q1.s AS "transfer", q1.o AS "importer"
                      FROM "dpv:hasDataImporter" q1
                    ) j1
                    ON j0."notice" = j1."notice"
                    JOIN (
                      SELECT q2.g AS "notice", q2.s AS "transfer", q2.o AS "country"
                      FROM "dpv:hasThirdCountry" q2
                    ) j2
                    ON j0."notice" = j2."notice" AND j1."transfer" = j2."transfer"
                    JOIN (
                      SELECT q3.g AS "notice", q3.s AS "process", q3.o AS "transfer"
                      FROM "dpv:hasProcessing" q3
                    ) j3
                    ON j0."notice" = j3."notice" AND j1."transfer" = j3."transfer"
                    JOIN (
                      SELECT q4.g AS "notice", q4.s AS "importer", q4.o AS "importerName"
                      FROM "dpv:hasName" q4
                    ) j4
                    ON j0."notice" = j4."notice" AND j1."importer" = j4."importer"
                    JOIN (
                      SELECT v AS "importer"
                      FROM (VALUES {{importer}}) given(v)
                    ) j5
                    ON (j5."importer" IS NULL OR j1."importer" = j5."importer")
                    JOIN (
                      SELECT v AS "controllerAsked"
                      FROM (VALUES {{controller}}) given(v)
                    ) j6
                    ON TRUE
                  ) l
                  ANTI JOIN (
                    SELECT s."notice", s."transfer"
                    FROM (
                      SELECT q5.g AS "notice", q5.s AS "transfer", q5.o AS "framework"
                      FROM "ng:hasFramework" q5
                    ) s
                  ) r
                  ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                ) l
                ANTI JOIN (
                  SELECT s."notice", s."transfer"
                  FROM (
                    SELECT q6.g AS "notice", q6.s AS "transfer", q6.o AS "basis"
                    FROM "dpv:hasLegalBasis" q6
                  ) s
                ) r
                ON l."notice" = r."notice" AND l."transfer" = r."transfer"
              ) l
              ANTI JOIN (
                SELECT s."notice", s."process"
                FROM (
                  SELECT q7.g AS "notice", q7.s AS "process", q7.o AS "own"
                  FROM "ng:hasTransferSafeguard" q7
                ) s
              ) r
              ON l."notice" = r."notice" AND l."process" = r."process"
            ) l
            ANTI JOIN (
              SELECT s."notice"
              FROM (
                SELECT q8.g AS "notice", q8.o AS "general"
                FROM "ng:hasTransferSafeguard" q8
                WHERE q8.g = q8.s
              ) s
            ) r
            ON l."notice" = r."notice"
          ) j0
          JOIN (
            SELECT s."importer", s."country", s."others", s."example"
            FROM (
              SELECT f.*, f."__agg_2__" AS "example"
              FROM (
                SELECT f.*, f."__agg_1__" AS "others"
                FROM (
                  SELECT f.*, f."__agg_4__" AS "country"
                  FROM (
                    SELECT f.*, f."__agg_3__" AS "importer"
                    FROM (
                      SELECT count(DISTINCT f."other") AS "__agg_1__", CAST(CASE WHEN count(*) = count(f."named") THEN min(f."named") END AS VARCHAR) AS "__agg_2__", f."importer" AS "__agg_3__", f."country" AS "__agg_4__"
                      FROM (
                        SELECT f.*
                        FROM (
                          SELECT l."work" AS "work", l."notice" AS "notice", l."given" AS "given", l."importer" AS "importer", l."country" AS "country", l."scheme" AS "scheme", l."point" AS "point", l."safeguard" AS "safeguard", l."named" AS "named", r."other" AS "other"
                          FROM (
                            SELECT f.*, t0.lex AS "named"
                            FROM (
                              SELECT f.*, coalesce(f."scheme", f."point") AS "safeguard"
                              FROM (
                                SELECT l."work" AS "work", l."notice" AS "notice", l."given" AS "given", l."importer" AS "importer", l."country" AS "country", l."scheme" AS "scheme", r."point" AS "point"
                                FROM (
                                  SELECT l."work" AS "work", l."notice" AS "notice", l."given" AS "given", l."importer" AS "importer", l."country" AS "country", r."scheme" AS "scheme"
                                  FROM (
                                    SELECT j0."work" AS "work", j0."notice" AS "notice", j1."given" AS "given", j1."importer" AS "importer", j2."country" AS "country"
                                    FROM (
                                      SELECT q9.s AS "work", q9.o AS "notice"
                                      FROM "{{holds}}" q9
                                      WHERE q9.g = iri('{{base}}catalog')
                                    ) j0
                                    JOIN (
                                      SELECT q10.g AS "notice", q10.s AS "given", q10.o AS "importer"
                                      FROM "dpv:hasDataImporter" q10
                                    ) j1
                                    ON j0."notice" = j1."notice"
                                    JOIN (
                                      SELECT q11.g AS "notice", q11.s AS "given", q11.o AS "country"
                                      FROM "dpv:hasThirdCountry" q11
                                    ) j2
                                    ON j0."notice" = j2."notice" AND j1."given" = j2."given"
                                  ) l
                                  LEFT JOIN (
                                    SELECT q12.g AS "notice", q12.s AS "given", q12.o AS "scheme"
                                    FROM "ng:hasFramework" q12
                                  ) r
                                  ON l."notice" = r."notice" AND l."given" = r."given"
                                ) l
                                LEFT JOIN (
                                  SELECT q13.g AS "notice", q13.s AS "given", q13.o AS "point"
                                  FROM "dpv:hasLegalBasis" q13
                                ) r
                                ON l."notice" = r."notice" AND l."given" = r."given"
                              ) f
                            ) f
                            LEFT JOIN terms t0 ON t0.id = f."safeguard"
                          ) l
                          LEFT JOIN (
                            SELECT q14.g AS "notice", q14.o AS "other"
                            FROM "dpv:hasDataController" q14
                            WHERE q14.g = q14.s
                          ) r
                          ON l."notice" = r."notice"
                        ) f
                        WHERE f."safeguard" IS NOT NULL
                      ) f
                      GROUP BY f."importer", f."country"
                    ) f
                  ) f
                ) f
              ) f
            ) s
          ) j1
          ON j0."importer" = j1."importer" AND j0."country" = j1."country"
        ) l
        LEFT JOIN (
          SELECT f.*
          FROM (
            SELECT q15.g AS "notice", q15.s AS "process", q15.o AS "processTitle"
            FROM "dct:title" q15
          ) f
          WHERE f."process" <> f."notice"
        ) r
        ON l."notice" = r."notice" AND l."process" = r."process"
      ) l
      LEFT JOIN (
        SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
        FROM (
          SELECT q16.g AS "notice", q16.o AS "controller"
          FROM "dpv:hasDataController" q16
          WHERE q16.g = q16.s
        ) j0
        JOIN (
          SELECT q17.g AS "notice", q17.s AS "controller", q17.o AS "controllerName"
          FROM "dpv:hasName" q17
        ) j1
        ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
      ) r
      ON l."notice" = r."notice"
    ) f
    WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
  ) s
) f
