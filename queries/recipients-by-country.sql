-- Made by tools/questions_sql.py from recipients-by-country.rq; change that.
-- @of 7a1b53916e9bc850
-- @columns country:id recipients:integer controllers:integer
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasCountry
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasRecipient
SELECT f."country" AS "country", f."recipients" AS "recipients", f."controllers" AS "controllers"
FROM (
  SELECT s."country", s."recipients", s."controllers"
  FROM (
    SELECT f.*, f."__agg_2__" AS "controllers"
    FROM (
      SELECT f.*, f."__agg_1__" AS "recipients"
      FROM (
        SELECT f.*, f."__agg_3__" AS "country"
        FROM (
          SELECT count(DISTINCT f."recipient") AS "__agg_1__", count(DISTINCT f."controller") AS "__agg_2__", f."country" AS "__agg_3__"
          FROM (
            SELECT f.*
            FROM (
              SELECT f.*, coalesce(f."registered", f."said") AS "country"
              FROM (
                SELECT l."work" AS "work", l."notice" AS "notice", l."recipient" AS "recipient", l."countryAsked" AS "countryAsked", l."registered" AS "registered", l."said" AS "said", r."controller" AS "controller"
                FROM (
                  SELECT l."work" AS "work", l."notice" AS "notice", l."recipient" AS "recipient", l."countryAsked" AS "countryAsked", l."registered" AS "registered", r."said" AS "said"
                  FROM (
                    SELECT l."work" AS "work", l."notice" AS "notice", l."recipient" AS "recipient", l."countryAsked" AS "countryAsked", r."registered" AS "registered"
                    FROM (
                      SELECT j0."work" AS "work", j0."notice" AS "notice", j1."recipient" AS "recipient", j2."countryAsked" AS "countryAsked"
                      FROM (
                        SELECT q0.s AS "work", q0.o AS "notice"
                        FROM "{{holds}}" q0
                        WHERE q0.g = iri('{{base}}catalog')
                      ) j0
                      JOIN (
                        SELECT DISTINCT *
                        FROM (
                          SELECT s."notice", s."recipient"
                          FROM (
                            SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "recipient"
                            FROM "dpv:hasRecipient" q1
                          ) s
                        ) d
                      ) j1
                      ON j0."notice" = j1."notice"
                      JOIN (
                        SELECT v AS "countryAsked"
                        FROM (VALUES {{country}}) given(v)
                      ) j2
                      ON TRUE
                    ) l
                    LEFT JOIN (
                      SELECT q2.s AS "recipient", q2.o AS "registered"
                      FROM "dpv:hasCountry" q2
                      WHERE q2.g = iri('{{base}}register')
                    ) r
                    ON l."recipient" = r."recipient"
                  ) l
                  LEFT JOIN (
                    SELECT q3.g AS "notice", q3.s AS "recipient", q3.o AS "said"
                    FROM "dpv:hasCountry" q3
                  ) r
                  ON l."notice" = r."notice" AND l."recipient" = r."recipient"
                ) l
                LEFT JOIN (
                  SELECT q4.g AS "notice", q4.o AS "controller"
                  FROM "dpv:hasDataController" q4
                  WHERE q4.g = q4.s
                ) r
                ON l."notice" = r."notice"
              ) f
            ) f
            WHERE ((NOT (f."countryAsked" IS NOT NULL)) OR (f."country" = f."countryAsked"))
          ) f
          GROUP BY f."country"
        ) f
      ) f
    ) f
  ) s
) f
