-- Made by tools/questions_sql.py from outdated-notices.rq; change that.
-- @of 9577c074b2718d2b
-- @columns controllerName:id issued:id instrument:id change:string changed:id controller:id notice:id
-- @property http://purl.org/dc/terms/issued
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasOrganisationalMeasure
-- @property https://w3id.org/dpv#hasThirdCountry
-- @property https://w3id.org/noticegraph#about
-- @property https://w3id.org/noticegraph#country
-- @property https://w3id.org/noticegraph#from
-- @property https://w3id.org/noticegraph#hasFramework
-- @property https://w3id.org/noticegraph#hasTransferSafeguard
-- @property https://w3id.org/noticegraph#until
SELECT f."controllerName" AS "controllerName", f."issued" AS "issued", f."instrument" AS "instrument", f."change" AS "change", f."changed" AS "changed", f."controller" AS "controller", f."notice" AS "notice"
FROM (
  SELECT DISTINCT *
  FROM (
    SELECT s."controllerName", s."issued", s."instrument", s."change", s."changed", s."controller", s."notice"
    FROM (
      SELECT f.*
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."issued" AS "issued", l."instrument" AS "instrument", l."change" AS "change", l."changed" AS "changed", l."instrumentAsked" AS "instrumentAsked", l."controllerAsked" AS "controllerAsked", l."date" AS "date", r."controller" AS "controller", r."controllerName" AS "controllerName"
        FROM (
          SELECT j0."work" AS "work", j0."notice" AS "notice", j1."issued" AS "issued", j3."instrument" AS "instrument", j3."change" AS "change", j3."changed" AS "changed", j4."instrumentAsked" AS "instrumentAsked", j5."controllerAsked" AS "controllerAsked", j6."date" AS "date"
          FROM (
            SELECT q0.s AS "work", q0.o AS "notice"
            FROM "{{holds}}" q0
            WHERE q0.g = iri('{{base}}catalog')
          ) j0
          JOIN (
            SELECT q1.s AS "notice", q1.o AS "issued"
            FROM "dct:issued" q1
            WHERE q1.g = iri('{{base}}catalog')
          ) j1
          ON j0."notice" = j1."notice"
          JOIN (
            SELECT s."notice", s."instrument"
            FROM (
              SELECT f.*, f."__agg_2__" AS "instrument"
              FROM (
                SELECT f.*, f."__agg_1__" AS "notice"
                FROM (
                  SELECT f."notice" AS "__agg_1__", f."instrument" AS "__agg_2__"
                  FROM (
                    SELECT u0."notice" AS "notice", u0."instrument" AS "instrument", u0."country" AS "country", CAST(NULL AS UBIGINT) AS "basis"
                    FROM (
                      SELECT u0."notice" AS "notice", u0."instrument" AS "instrument", CAST(NULL AS UBIGINT) AS "country"
                      FROM (
                        SELECT u0."notice" AS "notice", u0."instrument" AS "instrument"
                        FROM (
                          SELECT u0."notice" AS "notice", u0."instrument" AS "instrument"
                          FROM (
                            SELECT s."notice", s."instrument"
                            FROM (
                              SELECT q2.g AS "notice", q2.s AS "subject", q2.o AS "instrument"
                              FROM "ng:hasTransferSafeguard" q2
                            ) s
                          ) u0
                          UNION ALL
                          SELECT u1."notice" AS "notice", u1."instrument" AS "instrument"
                          FROM (
                            SELECT s."notice", s."instrument"
                            FROM (
                              SELECT q3.g AS "notice", q3.s AS "subject", q3.o AS "instrument"
                              FROM "ng:hasFramework" q3
                            ) s
                          ) u1
                        ) u0
                        UNION ALL
                        SELECT u1."notice" AS "notice", u1."instrument" AS "instrument"
                        FROM (
                          SELECT s."notice", s."instrument"
                          FROM (
                            SELECT q4.g AS "notice", q4.s AS "subject", q4.o AS "instrument"
                            FROM "dpv:hasOrganisationalMeasure" q4
                          ) s
                        ) u1
                      ) u0
                      UNION ALL
                      SELECT u1."notice" AS "notice", u1."instrument" AS "instrument", u1."country" AS "country"
                      FROM (
                        SELECT j0."notice" AS "notice", j0."country" AS "country", j1."instrument" AS "instrument"
                        FROM (
                          SELECT s."notice", s."country"
                          FROM (
                            SELECT q5.g AS "notice", q5.s AS "subject", q5.o AS "country"
                            FROM "dpv:hasThirdCountry" q5
                          ) s
                        ) j0
                        JOIN (
                          SELECT DISTINCT *
                          FROM (
                            SELECT s."country", s."instrument"
                            FROM (
                              SELECT q6.s AS "fact", q6.o AS "instrument", q7.o AS "country"
                              FROM "ng:about" q6, "ng:country" q7
                              WHERE q6.g = iri('{{base}}law')
                                AND q7.g = iri('{{base}}law')
                                AND q6.o = q7.s
                            ) s
                          ) d
                        ) j1
                        ON j0."country" = j1."country"
                      ) u1
                    ) u0
                    UNION ALL
                    SELECT u1."notice" AS "notice", u1."instrument" AS "instrument", CAST(NULL AS UBIGINT) AS "country", u1."basis" AS "basis"
                    FROM (
                      SELECT j0."notice" AS "notice", j0."basis" AS "basis", j1."instrument" AS "instrument"
                      FROM (
                        SELECT s."notice", s."basis"
                        FROM (
                          SELECT q8.g AS "notice", q8.s AS "subject", q8.o AS "basis"
                          FROM "dpv:hasLegalBasis" q8
                        ) s
                      ) j0
                      JOIN (
                        SELECT f.*
                        FROM (
                          SELECT f.*, iri(regexp_replace(t0.lex, '^(.*/law/[a-z]+/[^/-]+)-[^/]*$', '\1', 'g')) AS "instrument"
                          FROM (
                            SELECT DISTINCT *
                            FROM (
                              SELECT s."basis"
                              FROM (
                                SELECT q9.g AS "any", q9.s AS "subject", q9.o AS "basis"
                                FROM "dpv:hasLegalBasis" q9
                              ) s
                            ) d
                          ) f
                          LEFT JOIN terms t0 ON t0.id = f."basis"
                        ) f
                        LEFT JOIN terms t0 ON t0.id = f."basis"
                        WHERE regexp_matches(t0.lex, '/law/[a-z]+/[^/-]+-[^/]*$')
                      ) j1
                      ON j0."basis" = j1."basis"
                    ) u1
                  ) f
                  GROUP BY f."notice", f."instrument"
                ) f
              ) f
            ) s
          ) j2
          ON j0."notice" = j2."notice"
          JOIN (
            SELECT s."instrument", s."change", s."changed"
            FROM (
              SELECT j0."dates" AS "dates", j0."change" AS "change", j1."fact" AS "fact", j1."instrument" AS "instrument", j1."changed" AS "changed"
              FROM (
                SELECT "dates", "change"
                FROM (VALUES (iri('https://w3id.org/noticegraph#from'), 'begins'), (iri('https://w3id.org/noticegraph#until'), 'ends')) given("dates", "change")
              ) j0
              JOIN (
                SELECT q10.s AS "fact", q10.o AS "instrument", q11.p AS "dates", q11.o AS "changed"
                FROM "ng:about" q10, quads q11
                WHERE q10.g = iri('{{base}}law')
                  AND q11.g = iri('{{base}}law')
                  AND q10.s = q11.s
              ) j1
              ON j0."dates" = j1."dates"
            ) s
          ) j3
          ON (j2."instrument" IS NULL OR j2."instrument" = j3."instrument")
          JOIN (
            SELECT v AS "instrumentAsked"
            FROM (VALUES {{instrument}}) given(v)
          ) j4
          ON TRUE
          JOIN (
            SELECT v AS "controllerAsked"
            FROM (VALUES {{controller}}) given(v)
          ) j5
          ON TRUE
          JOIN (
            SELECT v AS "date"
            FROM (VALUES {{date}}) given(v)
          ) j6
          ON TRUE
        ) l
        LEFT JOIN (
          SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
          FROM (
            SELECT q12.g AS "notice", q12.o AS "controller"
            FROM "dpv:hasDataController" q12
            WHERE q12.g = q12.s
          ) j0
          JOIN (
            SELECT q13.g AS "notice", q13.s AS "controller", q13.o AS "controllerName"
            FROM "dpv:hasName" q13
          ) j1
          ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
        ) r
        ON l."notice" = r."notice"
      ) f
      LEFT JOIN terms t0 ON t0.id = f."issued"
      LEFT JOIN terms t1 ON t1.id = f."changed"
      WHERE ((t0.lex < t1.lex) AND (t1.lex <= f."date")) AND (((NOT (f."instrumentAsked" IS NOT NULL)) OR (f."instrument" = f."instrumentAsked"))) AND (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked")))
    ) s
  ) d
) f
