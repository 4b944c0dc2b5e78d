-- Made by tools/questions_sql.py from lapsed-safeguards.rq; change that.
-- @of c3cb385005ae18be
-- @columns controllerName:id safeguard:id heldFrom:id heldUntil:id country:id importerName:id processTitle:id controller:id importer:id process:id transfer:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#CrossBorderTransfer
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/noticegraph#AdequacyDecision
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/noticegraph#TransferFramework
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDataImporter
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasProcessing
-- @property https://w3id.org/dpv#hasThirdCountry
-- @property https://w3id.org/noticegraph#about
-- @property https://w3id.org/noticegraph#country
-- @property https://w3id.org/noticegraph#from
-- @property https://w3id.org/noticegraph#hasFramework
-- @property https://w3id.org/noticegraph#hasTransferSafeguard
-- @property https://w3id.org/noticegraph#until
SELECT f."controllerName" AS "controllerName", f."safeguard" AS "safeguard", f."heldFrom" AS "heldFrom", f."heldUntil" AS "heldUntil", f."country" AS "country", f."importerName" AS "importerName", f."processTitle" AS "processTitle", f."controller" AS "controller", f."importer" AS "importer", f."process" AS "process", f."transfer" AS "transfer"
FROM (
  SELECT s."controllerName", s."safeguard", s."heldFrom", s."heldUntil", s."country", s."importerName", s."processTitle", s."controller", s."importer", s."process", s."transfer"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."framework" AS "framework", l."adequacy" AS "adequacy", l."controllerAsked" AS "controllerAsked", l."controller" AS "controller", l."controllerName" AS "controllerName", l."processTitle" AS "processTitle", l."safeguard" AS "safeguard", coalesce(l."key", r."key") AS "key", l."heldFrom" AS "heldFrom", l."heldUntil" AS "heldUntil", r."held" AS "held"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."framework" AS "framework", l."adequacy" AS "adequacy", l."controllerAsked" AS "controllerAsked", l."controller" AS "controller", l."controllerName" AS "controllerName", l."processTitle" AS "processTitle", l."safeguard" AS "safeguard", coalesce(l."key", r."key") AS "key", r."heldFrom" AS "heldFrom", r."heldUntil" AS "heldUntil"
        FROM (
          SELECT f.*, coalesce(f."framework", f."country") AS "key"
          FROM (
            SELECT f.*, coalesce(f."framework", f."adequacy") AS "safeguard"
            FROM (
              SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."framework" AS "framework", l."adequacy" AS "adequacy", l."controllerAsked" AS "controllerAsked", l."controller" AS "controller", l."controllerName" AS "controllerName", r."processTitle" AS "processTitle"
              FROM (
                SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."framework" AS "framework", l."adequacy" AS "adequacy", l."controllerAsked" AS "controllerAsked", r."controller" AS "controller", r."controllerName" AS "controllerName"
                FROM (
                  SELECT j0."work" AS "work", j0."notice" AS "notice", j1."transfer" AS "transfer", j1."country" AS "country", j1."process" AS "process", j1."importer" AS "importer", j1."importerName" AS "importerName", j1."framework" AS "framework", j1."adequacy" AS "adequacy", j2."controllerAsked" AS "controllerAsked"
                  FROM (
                    SELECT q0.s AS "work", q0.o AS "notice"
                    FROM "{{holds}}" q0
                    WHERE q0.g = iri('{{base}}catalog')
                  ) j0
                  JOIN (
                    SELECT u0."notice" AS "notice", u0."transfer" AS "transfer", u0."country" AS "country", u0."process" AS "process", u0."importer" AS "importer", u0."importerName" AS "importerName", u0."framework" AS "framework", u0."adequacy" AS "adequacy"
                    FROM (
                      SELECT l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."framework" AS "framework", r."adequacy" AS "adequacy"
                      FROM (
                        SELECT l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", r."framework" AS "framework"
                        FROM (
                          SELECT l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", r."importer" AS "importer", r."importerName" AS "importerName"
                          FROM (
                            SELECT j0."notice" AS "notice", j0."transfer" AS "transfer", j0."country" AS "country", j2."process" AS "process"
                            FROM (
                              SELECT q1.g AS "notice", q1.s AS "transfer", q1.o AS "country"
                              FROM "dpv:hasThirdCountry" q1
                            ) j0
                            JOIN (
                              SELECT q2.g AS "notice", q2.s AS "transfer"
                              FROM "rdf:type" q2
                              WHERE q2.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                            ) j1
                            ON j0."notice" = j1."notice" AND j0."transfer" = j1."transfer"
                            JOIN (
                              SELECT q3.g AS "notice", q3.s AS "process", q3.o AS "transfer"
                              FROM "dpv:hasProcessing" q3
                            ) j2
                            ON j0."notice" = j2."notice" AND j0."transfer" = j2."transfer"
                          ) l
                          LEFT JOIN (
                            SELECT j0."notice" AS "notice", j0."transfer" AS "transfer", j0."importer" AS "importer", j1."importerName" AS "importerName"
                            FROM (
                              SELECT q4.g AS "notice", q4.s AS "transfer", q4.o AS "importer"
                              FROM "dpv:hasDataImporter" q4
                            ) j0
                            JOIN (
                              SELECT q5.g AS "notice", q5.s AS "importer", q5.o AS "importerName"
                              FROM "dpv:hasName" q5
                            ) j1
                            ON j0."notice" = j1."notice" AND j0."importer" = j1."importer"
                          ) r
                          ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                        ) l
                        LEFT JOIN (
                          SELECT q6.g AS "notice", q6.s AS "transfer", q6.o AS "framework"
                          FROM "ng:hasFramework" q6
                        ) r
                        ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                      ) l
                      LEFT JOIN (
                        SELECT j0."adequacy" AS "adequacy", j1."notice" AS "notice", j1."transfer" AS "transfer"
                        FROM (
                          SELECT "adequacy"
                          FROM (VALUES (iri('https://w3id.org/dpv/legal/eu/gdpr#A45-3'))) given("adequacy")
                        ) j0
                        JOIN (
                          SELECT q7.g AS "notice", q7.s AS "transfer", q7.o AS "adequacy"
                          FROM "dpv:hasLegalBasis" q7
                        ) j1
                        ON j0."adequacy" = j1."adequacy"
                      ) r
                      ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                    ) u0
                    UNION ALL
                    SELECT u1."notice" AS "notice", CAST(NULL AS UBIGINT) AS "transfer", CAST(NULL AS UBIGINT) AS "country", u1."process" AS "process", CAST(NULL AS UBIGINT) AS "importer", CAST(NULL AS UBIGINT) AS "importerName", u1."framework" AS "framework", CAST(NULL AS UBIGINT) AS "adequacy"
                    FROM (
                      SELECT l.*
                      FROM (
                        SELECT q8.g AS "notice", q8.s AS "process", q8.o AS "framework"
                        FROM "ng:hasTransferSafeguard" q8
                      ) l
                      ANTI JOIN (
                        SELECT s."notice", s."process", s."framework"
                        FROM (
                          SELECT j0."notice" AS "notice", j0."process" AS "process", j0."other" AS "other", j1."framework" AS "framework"
                          FROM (
                            SELECT q9.g AS "notice", q9.s AS "process", q9.o AS "other"
                            FROM "dpv:hasProcessing" q9
                          ) j0
                          JOIN (
                            SELECT q10.g AS "notice", q10.s AS "other", q10.o AS "framework"
                            FROM "ng:hasFramework" q10
                          ) j1
                          ON j0."notice" = j1."notice" AND j0."other" = j1."other"
                        ) s
                      ) r
                      ON l."notice" = r."notice" AND l."process" = r."process" AND l."framework" = r."framework"
                    ) u1
                  ) j1
                  ON j0."notice" = j1."notice"
                  JOIN (
                    SELECT v AS "controllerAsked"
                    FROM (VALUES {{controller}}) given(v)
                  ) j2
                  ON TRUE
                ) l
                LEFT JOIN (
                  SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
                  FROM (
                    SELECT q11.g AS "notice", q11.o AS "controller"
                    FROM "dpv:hasDataController" q11
                    WHERE q11.g = q11.s
                  ) j0
                  JOIN (
                    SELECT q12.g AS "notice", q12.s AS "controller", q12.o AS "controllerName"
                    FROM "dpv:hasName" q12
                  ) j1
                  ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
                ) r
                ON l."notice" = r."notice"
              ) l
              LEFT JOIN (
                SELECT f.*
                FROM (
                  SELECT q13.g AS "notice", q13.s AS "process", q13.o AS "processTitle"
                  FROM "dct:title" q13
                ) f
                WHERE f."process" <> f."notice"
              ) r
              ON l."notice" = r."notice" AND l."process" = r."process"
            ) f
          ) f
        ) l
        LEFT JOIN (
          SELECT s."key", s."heldFrom", s."heldUntil"
          FROM (
            SELECT f.*, f."__agg_2__" AS "heldUntil"
            FROM (
              SELECT f.*, f."__agg_1__" AS "heldFrom"
              FROM (
                SELECT f.*, f."__agg_3__" AS "key"
                FROM (
                  SELECT arg_min(f."first", t0.lex) AS "__agg_1__", CASE WHEN count(*) = count(f."after") THEN arg_max(f."after", t1.lex) END AS "__agg_2__", f."key" AS "__agg_3__"
                  FROM (
                    SELECT l."key" AS "key", l."fact" AS "fact", l."instrument" AS "instrument", l."first" AS "first", r."after" AS "after"
                    FROM (
                      SELECT j0."key" AS "key", j0."fact" AS "fact", j0."instrument" AS "instrument", j1."first" AS "first"
                      FROM (
                        SELECT u0."key" AS "key", u0."fact" AS "fact", CAST(NULL AS UBIGINT) AS "instrument"
                        FROM (
                          SELECT q14.s AS "key", q15.s AS "fact"
                          FROM "rdf:type" q14, "ng:about" q15
                          WHERE q14.g = iri('{{base}}law')
                            AND q14.o = iri('https://w3id.org/noticegraph#TransferFramework')
                            AND q15.g = iri('{{base}}law')
                            AND q14.s = q15.o
                        ) u0
                        UNION ALL
                        SELECT u1."key" AS "key", u1."fact" AS "fact", u1."instrument" AS "instrument"
                        FROM (
                          SELECT j0."instrument" AS "instrument", j1."fact" AS "fact", j1."key" AS "key"
                          FROM (
                            SELECT u0."instrument" AS "instrument"
                            FROM (
                              SELECT q16.s AS "instrument"
                              FROM "rdf:type" q16
                              WHERE q16.g = iri('{{base}}law')
                                AND q16.o = iri('https://w3id.org/noticegraph#TransferFramework')
                            ) u0
                            UNION ALL
                            SELECT u1."instrument" AS "instrument"
                            FROM (
                              SELECT q17.s AS "instrument"
                              FROM "rdf:type" q17
                              WHERE q17.g = iri('{{base}}law')
                                AND q17.o = iri('https://w3id.org/noticegraph#AdequacyDecision')
                            ) u1
                          ) j0
                          JOIN (
                            SELECT q18.s AS "fact", q18.o AS "instrument", q19.o AS "key"
                            FROM "ng:about" q18, "ng:country" q19
                            WHERE q18.g = iri('{{base}}law')
                              AND q19.g = iri('{{base}}law')
                              AND q18.o = q19.s
                          ) j1
                          ON j0."instrument" = j1."instrument"
                        ) u1
                      ) j0
                      JOIN (
                        SELECT q20.s AS "fact", q20.o AS "first"
                        FROM "ng:from" q20
                        WHERE q20.g = iri('{{base}}law')
                      ) j1
                      ON j0."fact" = j1."fact"
                    ) l
                    LEFT JOIN (
                      SELECT q21.s AS "fact", q21.o AS "after"
                      FROM "ng:until" q21
                      WHERE q21.g = iri('{{base}}law')
                    ) r
                    ON l."fact" = r."fact"
                  ) f
                  LEFT JOIN terms t0 ON t0.id = f."first"
                  LEFT JOIN terms t1 ON t1.id = f."after"
                  GROUP BY f."key"
                ) f
              ) f
            ) f
          ) s
        ) r
        ON (l."key" IS NULL OR l."key" = r."key")
      ) l
      LEFT JOIN (
        SELECT DISTINCT *
        FROM (
          SELECT s."key", s."held"
          FROM (
            SELECT f.*, TRUE AS "held"
            FROM (
              SELECT f.*
              FROM (
                SELECT j0."key" AS "key", j0."fact" AS "fact", j0."instrument" AS "instrument", j0."first" AS "first", j0."after" AS "after", j1."date" AS "date"
                FROM (
                  SELECT l."key" AS "key", l."fact" AS "fact", l."instrument" AS "instrument", l."first" AS "first", r."after" AS "after"
                  FROM (
                    SELECT j0."key" AS "key", j0."fact" AS "fact", j0."instrument" AS "instrument", j1."first" AS "first"
                    FROM (
                      SELECT u0."key" AS "key", u0."fact" AS "fact", CAST(NULL AS UBIGINT) AS "instrument"
                      FROM (
                        SELECT q22.s AS "key", q23.s AS "fact"
                        FROM "rdf:type" q22, "ng:about" q23
                        WHERE q22.g = iri('{{base}}law')
                          AND q22.o = iri('https://w3id.org/noticegraph#TransferFramework')
                          AND q23.g = iri('{{base}}law')
                          AND q22.s = q23.o
                      ) u0
                      UNION ALL
                      SELECT u1."key" AS "key", u1."fact" AS "fact", u1."instrument" AS "instrument"
                      FROM (
                        SELECT j0."instrument" AS "instrument", j1."fact" AS "fact", j1."key" AS "key"
                        FROM (
                          SELECT u0."instrument" AS "instrument"
                          FROM (
                            SELECT q24.s AS "instrument"
                            FROM "rdf:type" q24
                            WHERE q24.g = iri('{{base}}law')
                              AND q24.o = iri('https://w3id.org/noticegraph#TransferFramework')
                          ) u0
                          UNION ALL
                          SELECT u1."instrument" AS "instrument"
                          FROM (
                            SELECT q25.s AS "instrument"
                            FROM "rdf:type" q25
                            WHERE q25.g = iri('{{base}}law')
                              AND q25.o = iri('https://w3id.org/noticegraph#AdequacyDecision')
                          ) u1
                        ) j0
                        JOIN (
                          SELECT q26.s AS "fact", q26.o AS "instrument", q27.o AS "key"
                          FROM "ng:about" q26, "ng:country" q27
                          WHERE q26.g = iri('{{base}}law')
                            AND q27.g = iri('{{base}}law')
                            AND q26.o = q27.s
                        ) j1
                        ON j0."instrument" = j1."instrument"
                      ) u1
                    ) j0
                    JOIN (
                      SELECT q28.s AS "fact", q28.o AS "first"
                      FROM "ng:from" q28
                      WHERE q28.g = iri('{{base}}law')
                    ) j1
                    ON j0."fact" = j1."fact"
                  ) l
                  LEFT JOIN (
                    SELECT q29.s AS "fact", q29.o AS "after"
                    FROM "ng:until" q29
                    WHERE q29.g = iri('{{base}}law')
                  ) r
                  ON l."fact" = r."fact"
                ) j0
                JOIN (
                  SELECT v AS "date"
                  FROM (VALUES {{date}}) given(v)
                ) j1
                ON TRUE
              ) f
              LEFT JOIN terms t0 ON t0.id = f."first"
              LEFT JOIN terms t1 ON t1.id = f."after"
              WHERE (t0.lex <= f."date") AND (((NOT (f."after" IS NOT NULL)) OR (f."date" < t1.lex)))
            ) f
          ) s
        ) d
      ) r
      ON (l."key" IS NULL OR l."key" = r."key")
    ) f
    WHERE (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))) AND (((f."framework" IS NOT NULL) OR ((f."adequacy" IS NOT NULL) AND (f."country" <> iri('https://w3id.org/dpv#ThirdCountry'))))) AND ((NOT (f."held" IS NOT NULL)) AND (((f."transfer" IS NOT NULL) OR (f."heldFrom" IS NOT NULL))))
  ) s
) f
